import { Authlete } from '@authlete/typescript-sdk';
import { accounts } from './accounts.js';
import type { AuthorizationServer } from './authorization-server.js';
import { Consents } from './interaction/consents.js';
import { Phones } from './interaction/phones.js';
import { Sessions } from './interaction/sessions.js';

/** The environment variables of this example, the same as those of Authlete's own sample servers. */
export interface Environment {
  readonly AUTHLETE_BASE_URL: string;
  readonly AUTHLETE_SERVICE_ID: string;
  readonly AUTHLETE_API_TOKEN: string;
}

/** Nothing here knows whether it talks to the mock or to Authlete. */
export function connect(
  issuer: string,
  environment: Environment,
  onMessage: (subject: string, url: string) => void = () => {},
): AuthorizationServer {
  const { AUTHLETE_BASE_URL: serverURL, AUTHLETE_SERVICE_ID: serviceId } = environment;
  const bearer = environment.AUTHLETE_API_TOKEN;
  return {
    issuer,
    serviceId,
    authlete: new Authlete({ bearer, serverURL, timeoutMs: 10_000 }),
    fetchDocument: (path) =>
      fetch(`${serverURL}/api/${serviceId}${path}`, {
        headers: { authorization: `Bearer ${bearer}` },
        signal: AbortSignal.timeout(10_000),
      }),
    accounts,
    consents: new Consents(),
    sessions: new Sessions(),
    phones: new Phones(issuer, onMessage),
    resourceServers: new Map([['notes-api', 'notes-api-secret']]),
  };
}
