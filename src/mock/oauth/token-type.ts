import type { ServiceRecord } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';
import { deviceSecretType } from './native-sso.js';

export type TokenType = Schema<'token_type'>;

/** Token type identifiers (RFC 8693, section 3). */
const tokenTypes: ReadonlyMap<string, TokenType> = new Map([
  ['urn:ietf:params:oauth:token-type:jwt', 'JWT'],
  ['urn:ietf:params:oauth:token-type:access_token', 'ACCESS_TOKEN'],
  ['urn:ietf:params:oauth:token-type:refresh_token', 'REFRESH_TOKEN'],
  ['urn:ietf:params:oauth:token-type:id_token', 'ID_TOKEN'],
  ['urn:ietf:params:oauth:token-type:saml1', 'SAML1'],
  ['urn:ietf:params:oauth:token-type:saml2', 'SAML2'],
]);

/** Returns the token type. The type of device secrets requires native SSO support by the service. */
export const tokenType = (
  identifier: string,
  { nativeSsoSupported }: Pick<ServiceRecord, 'nativeSsoSupported'>,
): TokenType | undefined =>
  nativeSsoSupported && identifier === deviceSecretType ? 'DEVICE_SECRET' : tokenTypes.get(identifier);
