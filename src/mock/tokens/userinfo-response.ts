import type { ServiceRecord } from '../../domain/records.js';
import { encryptForClient } from '../jose/encrypt.js';
import { signJwt, unsecuredJwt } from '../jose/sign.js';
import { tokenDuration } from '../oauth/durations.js';
import type { Service } from '../service.js';
import { audienceOf } from './id-token.js';
import type { UserInfoToken } from './userinfo-token.js';

export interface UserInfoResponse {
  readonly action: 'JSON' | 'JWT';
  readonly responseContent: string;
}

/**
 * Resolves to the claims in the client's registered format: JSON, signed, encrypted, or both (Core, section 5.3.2).
 */
export async function userInfoResponse(
  service: Service,
  settings: ServiceRecord,
  token: UserInfoToken,
  claims: Record<string, unknown>,
): Promise<UserInfoResponse> {
  const { client } = token;
  const { userInfoSignAlg, userInfoEncryptionAlg: alg, userInfoEncryptionEnc: enc } = client;
  const content = userInfoSignAlg
    ? await signed(service, settings, token, userInfoSignAlg, claims)
    : JSON.stringify({ ...jsonClaims(service, settings, token), ...claims });
  if (alg) {
    const encryption = { alg, enc: enc ?? undefined, cty: userInfoSignAlg ? ('JWT' as const) : undefined };
    return { action: 'JWT', responseContent: await encryptForClient(service, client, content, encryption) };
  }
  return { action: userInfoSignAlg ? 'JWT' : 'JSON', responseContent: content };
}

/** JWT claims that may also appear in JSON (quirk `userinfoJsonClaims`), with the times of an ID token. */
function jsonClaims(service: Service, settings: ServiceRecord, { client, record }: UserInfoToken) {
  if (service.quirks.userinfoJsonClaims === 'claims') return {};
  const iat = service.clock.seconds();
  const exp = iat + tokenDuration('idToken', undefined, settings, client, record.scopes);
  return { iss: settings.issuer, aud: [audienceOf(record, client)], iat, exp };
}

/** OpenID Connect Core, section 5.3.2: a signed response should contain issuer and audience. */
function signed(
  service: Service,
  settings: ServiceRecord,
  { client, record }: UserInfoToken,
  alg: string,
  claims: Record<string, unknown>,
): string | Promise<string> {
  const { issuer } = settings;
  const payload = {
    ...(issuer !== undefined && { iss: issuer }),
    aud: [audienceOf(record, client)],
    ...claims,
  };
  if (alg === 'NONE') return unsecuredJwt(payload);
  return signJwt(service, settings, client, { alg, keyId: settings.userInfoSignatureKeyId, payload });
}
