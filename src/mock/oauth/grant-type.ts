import type { GrantType } from '../../domain/records.js';

/** The values of grant_type (RFC 6749, 7521, 8628, 8693; CIBA; OpenID4VCI). */
export const grantTypes: ReadonlyMap<string, GrantType> = new Map([
  ['authorization_code', 'AUTHORIZATION_CODE'],
  ['implicit', 'IMPLICIT'],
  ['password', 'PASSWORD'],
  ['client_credentials', 'CLIENT_CREDENTIALS'],
  ['refresh_token', 'REFRESH_TOKEN'],
  ['urn:openid:params:grant-type:ciba', 'CIBA'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'DEVICE_CODE'],
  ['urn:ietf:params:oauth:grant-type:token-exchange', 'TOKEN_EXCHANGE'],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'JWT_BEARER'],
  ['urn:ietf:params:oauth:grant-type:pre-authorized_code', 'PRE_AUTHORIZED_CODE'],
]);
