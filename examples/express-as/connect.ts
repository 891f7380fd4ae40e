import { Authlete, HTTPClient } from '@authlete/typescript-sdk';
import { accounts } from './accounts.js';
import type { AuthorizationServer } from './authorization-server.js';
import { issuerCalls } from './credentials/call-issuer.js';
import { Consents } from './interaction/consents.js';
import { Phones } from './interaction/elsewhere.js';
import { Sessions } from './interaction/sessions.js';
import { describeProblem } from './respond/server-error.js';
import { wholeAnswersWithin } from './whole-answer.js';

/** The environment variables of this example, the same as in Authlete's sample servers. */
export interface Environment {
  readonly AUTHLETE_BASE_URL: string;
  readonly AUTHLETE_SERVICE_ID: string;
  readonly AUTHLETE_API_TOKEN: string;
}

export interface ConnectOptions {
  /**
   * Called with messages for a person: the URL of a backchannel request, or the transaction code of an offer.
   */
  readonly onMessage?: (subject: string, text: string) => void;
  /** Called with a line about each problem. Default: write to standard error. */
  readonly onProblem?: (line: string) => void;
  /**
   * The timeout for Authlete in milliseconds. It should be shorter than the clients' timeout for this server.
   */
  readonly timeoutMs?: number;
}

/** Connects to the mock or to the real Authlete: only the environment variables differ. */
export function connect(
  issuer: string,
  environment: Environment,
  { onMessage = () => {}, onProblem = console.error, timeoutMs = 10_000 }: ConnectOptions = {},
): AuthorizationServer {
  const { AUTHLETE_BASE_URL: serverURL, AUTHLETE_SERVICE_ID: serviceId } = environment;
  const bearer = environment.AUTHLETE_API_TOKEN;
  const fetcher = wholeAnswersWithin(timeoutMs);
  return {
    issuer,
    serviceId,
    authlete: new Authlete({
      bearer,
      serverURL,
      httpClient: new HTTPClient({ fetcher }),
    }),
    fetchDocument: (path) =>
      fetcher(`${serverURL}/api/${serviceId}${path}`, {
        headers: { authorization: `Bearer ${bearer}` },
        redirect: 'manual',
      }),
    callIssuer: issuerCalls((path, body) =>
      fetcher(`${serverURL}/api/${serviceId}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ),
    accounts,
    consents: new Consents(),
    sessions: new Sessions(),
    phones: new Phones(issuer, onMessage),
    sendMessage: onMessage,
    report: (problem) => onProblem(describeProblem(problem)),
    resourceServers: new Map([['notes-api', 'notes-api-secret']]),
  };
}
