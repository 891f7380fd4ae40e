import type { TestAuthlete, TestClient } from './authlete.js';

export type OAuthParameters = Readonly<Record<string, string | undefined>>;

/** Form-encodes parameters. Parameters that are `undefined` are left out. */
export function encoded(parameters: OAuthParameters): string {
  const present = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new URLSearchParams(present).toString();
}

/** Returns an authorization request that the demo service accepts. */
export const goodRequest = (client: TestClient): OAuthParameters => ({
  response_type: 'code',
  client_id: String(client.clientId),
  redirect_uri: client.redirectUri,
  scope: 'openid profile',
  state: 'a state',
  nonce: 'a nonce',
});

export async function authorize(authlete: TestAuthlete, changes: OAuthParameters = {}) {
  const parameters = encoded({ ...goodRequest(authlete.confidential), ...changes });
  return (await authlete.call('auth_authorization_api', { parameters })).body;
}

/** Returns a ticket for a valid request. */
export async function ticketFor(authlete: TestAuthlete, changes: OAuthParameters = {}): Promise<string> {
  const { ticket, resultMessage } = await authorize(authlete, changes);
  if (typeof ticket !== 'string') throw new Error(`No ticket: ${resultMessage}`);
  return ticket;
}

export async function issue(authlete: TestAuthlete, ticket: string, more: object = {}) {
  return (await authlete.call('auth_authorization_issue_api', { ticket, subject: 'joe', ...more })).body;
}

/** Returns a code for a valid request. */
export async function codeFor(
  authlete: TestAuthlete,
  changes: OAuthParameters = {},
  more: object = {},
): Promise<string> {
  const { authorizationCode, resultMessage } = await issue(
    authlete,
    await ticketFor(authlete, changes),
    more,
  );
  if (typeof authorizationCode !== 'string') throw new Error(`No code: ${resultMessage}`);
  return authorizationCode;
}

/** Calls /auth/token as the confidential client. */
export async function requestToken(authlete: TestAuthlete, parameters: OAuthParameters, more: object = {}) {
  const { clientId, clientSecret } = authlete.confidential;
  const body = { parameters: encoded(parameters), clientId: String(clientId), clientSecret, ...more };
  return (await authlete.call('auth_token_api', body)).body;
}

export const redeem = (
  authlete: TestAuthlete,
  code: string,
  changes: OAuthParameters = {},
  more: object = {},
) =>
  requestToken(
    authlete,
    { grant_type: 'authorization_code', code, redirect_uri: authlete.confidential.redirectUri, ...changes },
    more,
  );

/** Runs a code flow and returns its tokens. */
export async function tokensFor(authlete: TestAuthlete, changes: OAuthParameters = {}, more: object = {}) {
  const answered = await redeem(authlete, await codeFor(authlete, changes, more));
  if (typeof answered.accessToken !== 'string') throw new Error(`No tokens: ${answered.resultMessage}`);
  return { ...answered, accessToken: answered.accessToken, refreshToken: answered.refreshToken ?? '' };
}
