import type { ResponseType, ServiceRecord } from '../../domain/records.js';
import { sha256 } from '../sha256.js';
import { includesCode } from './response-type.js';

/** OpenID Connect Native SSO 1.0, section 4.1: the scope that requests a device secret. */
const scope = 'device_sso';

/** Section 5.1: the actor token type of a device secret in a token exchange. */
export const deviceSecretType = 'urn:openid:params:token-type:device-secret';

/** Whether tokens with these scopes are for native SSO. Requires support by the service. */
export const isForNativeSso = ({ nativeSsoSupported }: ServiceRecord, scopes: readonly string[]): boolean =>
  nativeSsoSupported && scopes.includes('openid') && scopes.includes(scope);

/** Section 4.1: device secrets are only issued for authorization codes. */
export const requestsNativeSso = (
  settings: ServiceRecord,
  scopes: readonly string[],
  responseType: ResponseType,
): boolean => isForNativeSso(settings, scopes) && includesCode(responseType);

/** Section 4.3: `ds_hash` of an ID token. */
export const deviceSecretHashOf = (deviceSecret: string): string => sha256(deviceSecret);
