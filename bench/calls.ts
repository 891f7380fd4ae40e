import type { ServiceSummary } from '../src/index.js';

/** A request of the load test, and a string that a successful response contains. */
export interface Call {
  readonly path: string;
  readonly body: string;
  readonly expected: string;
}

/** The services of `servers/mock.mjs`. */
export interface Services {
  readonly single: ServiceSummary;
  readonly flow: ServiceSummary;
  readonly signed: ServiceSummary;
}

/** The values that later calls of the flow take from a response, and their placeholders. */
export const takeOver: readonly (readonly [placeholder: string, found: RegExp])[] = [
  ['TICKET', /"ticket":"([\w-]{43})"/],
  ['CODE', /[?&]code=([\w-]{43})/],
  ['ACCESS_TOKEN', /"accessToken":"([\w-]{43})"/],
  ['JWT_TOKEN', /"jwtAccessToken":"([\w.-]+)"/],
];

/** Replaces the placeholders in the body of a call. */
export const fill = (body: string, values: Iterable<readonly [name: string, value: string]>): string =>
  [...values].reduce((text, [name, value]) => text.replace(name, value), body);

/** Returns the call that asks for a token with the client's own credentials (RFC 6749, section 4.4). */
export function clientCredentials(service: ServiceSummary): Call {
  const { api, credentials } = partsOf(service);
  const parameters = form({ grant_type: 'client_credentials', scope: 'notes.read' });
  return call(`${api}/token`, { parameters, ...credentials }, '"OK"');
}

/**
 * Returns the calls that an authorization server makes for the code flow (RFC 6749, section 4.1): authorization, issue,
 * token and introspection. `scope` with `openid` asks for an ID token.
 */
export function codeFlow(service: ServiceSummary, scope: string, token = 'ACCESS_TOKEN'): readonly Call[] {
  const { api, credentials, redirectUri } = partsOf(service);
  const request = form({
    response_type: 'code',
    client_id: credentials.clientId,
    redirect_uri: redirectUri,
    scope,
    state: 'af0ifjsldkj',
  });
  const code = form({ grant_type: 'authorization_code', code: 'CODE', redirect_uri: redirectUri });
  return [
    call(`${api}/authorization`, { parameters: request }, '"INTERACTION"'),
    call(`${api}/authorization/issue`, { ticket: 'TICKET', subject: 'john' }, '"LOCATION"'),
    call(`${api}/token`, { parameters: code, ...credentials }, '"OK"'),
    call(`${api}/introspection`, { token, scopes: ['notes.read'] }, '"OK"'),
  ];
}

function partsOf({ serviceId, clients: [client] }: ServiceSummary) {
  if (client === undefined) throw new Error('The demo service has a client.');
  const { clientId, clientSecret, redirectUris } = client;
  return {
    api: `/api/${serviceId}/auth`,
    credentials: { clientId: String(clientId), clientSecret },
    redirectUri: redirectUris[0] ?? '',
  };
}

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

const call = (path: string, body: object, expected: string): Call => ({
  path,
  body: JSON.stringify(body),
  expected,
});
