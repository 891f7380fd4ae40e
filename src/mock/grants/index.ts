import type { GrantType } from '../../domain/records.js';
import { authorizationCode } from './authorization-code.js';
import { ciba } from './ciba.js';
import { clientCredentials } from './client-credentials.js';
import { deviceCode } from './device-code.js';
import type { Grant } from './grant.js';
import { jwtBearer } from './jwt-bearer.js';
import { password } from './password.js';
import { preAuthorizedCode } from './pre-authorized-code.js';
import { refreshToken } from './refresh-token.js';
import { tokenExchange } from './token-exchange.js';

/** The grant types of the token endpoint. */
const grants: readonly Grant[] = [
  authorizationCode,
  password,
  clientCredentials,
  refreshToken,
  ciba,
  deviceCode,
  tokenExchange,
  jwtBearer,
  preAuthorizedCode,
];

const byType: ReadonlyMap<GrantType, Grant> = new Map(grants.map((one) => [one.grantType, one]));

/** Returns the grant type; `undefined` if the token endpoint does not handle it. */
export const grantOf = (grantType: GrantType): Grant | undefined => byType.get(grantType);

/** The values of grant_type. The implicit grant has one too, but does not use the token endpoint. */
export const grantTypes: ReadonlyMap<string, GrantType> = new Map<string, GrantType>([
  ...grants.map(({ name, grantType }) => [name, grantType] as const),
  ['implicit', 'IMPLICIT'],
]);
