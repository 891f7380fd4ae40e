import type { ClientRecord } from '../domain/records.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { encoded } from '../scenarios/forced/flows.js';
import type { MockService } from '../scenarios/mock-service.js';
import type { Controlled } from './controlled.js';

/** A call of the demo flow. */
export interface DemoCall {
  /** The API path. */
  readonly path: string;
  readonly status: number;
  readonly action?: string;
}

const subject = 'demo-user';
/** Of RFC 7636, appendix B. */
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/**
 * Makes the calls of an authorization server that logs a user in: they are answered like any others. Ends early if one
 * is refused. Throws `InvalidInputError` if no client can make the flow.
 */
export async function runDemoFlow(controlled: Controlled, service: MockService): Promise<DemoCall[]> {
  const client = clientIn(await service.list('client'));
  const { accessToken } = controlled.registry.tokensOf(service);
  const calls: DemoCall[] = [];
  /** Resolves to the response; `undefined` if it is not one of the actions that lead on. */
  const call = async (path: string, body: object, wanted: readonly string[]) => {
    const response = await controlled.fetch(`/api/${service.id}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const action = isObject(answer) && typeof answer['action'] === 'string' ? answer['action'] : undefined;
    calls.push({ path, status: response.status, ...(action !== undefined && { action }) });
    return isObject(answer) && action !== undefined && wanted.includes(action) ? answer : undefined;
  };
  const authorization = {
    response_type: 'code',
    client_id: String(client.clientId),
    redirect_uri: client.redirectUris?.[0],
    scope: 'openid',
    state: 'demo',
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  };
  const asked = await call('/auth/authorization', { parameters: encoded(authorization) }, ['INTERACTION']);
  if (asked === undefined) return calls;
  const issued = await call('/auth/authorization/issue', { ticket: asked['ticket'], subject }, ['LOCATION']);
  if (issued === undefined) return calls;
  const token = {
    grant_type: 'authorization_code',
    code: String(issued['authorizationCode']),
    redirect_uri: client.redirectUris?.[0],
    code_verifier: codeVerifier,
  };
  const isPublic = client.clientType === 'PUBLIC';
  const got = await call(
    '/auth/token',
    {
      parameters: encoded({ ...token, ...(isPublic && { client_id: String(client.clientId) }) }),
      ...(!isPublic && { clientId: String(client.clientId), clientSecret: client.clientSecret }),
    },
    ['OK'],
  );
  if (got !== undefined) await call('/auth/introspection', { token: got['accessToken'] }, ['OK']);
  return calls;
}

function clientIn(clients: readonly ClientRecord[]): ClientRecord {
  const found = clients.find(
    ({ redirectUris = [], clientType, tokenAuthMethod = 'CLIENT_SECRET_BASIC' }) =>
      redirectUris.length > 0 &&
      (clientType === 'PUBLIC' || ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'].includes(tokenAuthMethod)),
  );
  if (found !== undefined) return found;
  throw new InvalidInputError(
    'Failed to run the demo flow: the service has no client with a redirect URI that is public or has a secret. Please add one, or create another service.',
  );
}
