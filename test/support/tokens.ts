import type { TokenRecord } from '../../src/domain/grants.js';
import type { ClientRecord } from '../../src/domain/records.js';
import { findByAccessToken } from '../../src/mock/tokens/token-records.js';
import type { TestAuthlete } from './authlete.js';
import { jwks } from './demo.js';
import { encoded, type OAuthParameters, requestToken } from './flow.js';
import { stateIsChanged } from './keep-exchanges.js';

/** A value that looks like a token but was never issued. */
export const neverIssued = 'never-issued-00000000000000000000000000000';

/** Builds a JWT with an invalid signature. */
export const forgedJwt = (header: object, payload: object | string): string =>
  [JSON.stringify(header), typeof payload === 'string' ? payload : JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

/** Invalid JWTs, keyed by the name of their result code in the table of codes. */
export const badJwts = {
  encrypted: ['e30', 'k', 'iv', 'c', 't']
    .map((part, index) => (index === 0 ? 'eyJhbGciOiJkaXIifQ' : part))
    .join('.'),
  unsigned: forgedJwt({ alg: 'none' }, { jti: 'x' }),
  symmetric: forgedJwt({ alg: 'HS256' }, { jti: 'x' }),
  unreadable: forgedJwt({ alg: 'RS256' }, 'no json'),
  withoutJti: forgedJwt({ alg: 'RS256' }, { sub: 'joe' }),
  emptyJti: forgedJwt({ alg: 'RS256' }, { jti: '' }),
};

/** The private keys of services created with `demoWith`. */
export const serviceKeys = (): { kid?: string; alg?: string; kty?: string }[] => JSON.parse(jwks).keys;

export async function clientCredentialsToken(
  authlete: TestAuthlete,
  changes: OAuthParameters = {},
  more = {},
) {
  const answered = await requestToken(authlete, { grant_type: 'client_credentials', ...changes }, more);
  if (typeof answered.accessToken !== 'string') throw new Error(`No token: ${answered.resultMessage}`);
  return { ...answered, accessToken: answered.accessToken };
}

export const refresh = (
  authlete: TestAuthlete,
  refreshToken: string,
  changes: OAuthParameters = {},
  more = {},
) => requestToken(authlete, { grant_type: 'refresh_token', refresh_token: refreshToken, ...changes }, more);

export async function introspect(authlete: TestAuthlete, token: string, more: object = {}) {
  return (await authlete.call('auth_introspection_api', { token, ...more })).body;
}

export async function userInfo(authlete: TestAuthlete, token: string) {
  return (await authlete.call('auth_userinfo_api', { token })).body;
}

/** Calls /auth/revocation as the confidential client. */
export async function revoke(authlete: TestAuthlete, token: string, changes: OAuthParameters = {}) {
  const { clientId, clientSecret } = authlete.confidential;
  const parameters = encoded({ token, ...changes });
  return (
    await authlete.call('auth_revocation_api', { parameters, clientId: String(clientId), clientSecret })
  ).body;
}

/** Stops the clock of the service, and advances it. It stays stopped, so that a slow machine does not add to the time. */
export async function wait(authlete: TestAuthlete, seconds: number): Promise<void> {
  const { clock } = await authlete.world();
  if (!clock.frozen) clock.freeze();
  clock.advance(seconds * 1000);
}

/** Changes the record of a token, for states that no call can create. */
export async function changeToken(
  authlete: TestAuthlete,
  accessToken: string,
  change: (record: TokenRecord) => TokenRecord,
): Promise<void> {
  stateIsChanged(authlete);
  const world = await authlete.world();
  const record = await findByAccessToken(world, accessToken);
  if (record === undefined) throw new Error('No record of the access token.');
  await world.put('token', record.tokenId, change(record));
}

/** Changes the record of the confidential client. Without changes, deletes the client. */
export async function changeClient(authlete: TestAuthlete, changes?: Partial<ClientRecord>): Promise<void> {
  stateIsChanged(authlete);
  const world = await authlete.world();
  const key = String(authlete.confidential.clientId);
  const record = await world.find('client', key);
  if (record === undefined) throw new Error('The client is gone already.');
  if (changes === undefined) await world.delete('client', key);
  else await world.put('client', key, { ...record, ...changes });
}

/** Changes the JWK Set of the service. */
export async function changeKeys(authlete: TestAuthlete, keys: readonly object[]): Promise<void> {
  stateIsChanged(authlete);
  const world = await authlete.world();
  const settings = await world.settings();
  if (settings === undefined) throw new Error('The service is gone already.');
  await world.put('service', 'settings', { ...settings, jwks: JSON.stringify({ keys }) });
}
