import type { TestAuthlete } from './authlete.js';

/** Calls /auth/token/create for the confidential client. */
export async function create(authlete: TestAuthlete, more: object = {}) {
  const { clientId } = authlete.confidential;
  const body = { grantType: 'AUTHORIZATION_CODE', clientId, subject: 'joe', ...more };
  return (await authlete.call('auth_token_create_api', body)).body;
}

/** Calls /auth/token/create and returns the values of the token. */
export async function created(authlete: TestAuthlete, more: object = {}) {
  const answered = await create(authlete, more);
  const { accessToken, refreshToken = '', tokenId } = answered;
  if (accessToken === undefined || tokenId === undefined)
    throw new Error(`No token: ${answered.resultMessage}`);
  return { ...answered, accessToken, refreshToken, tokenId };
}
