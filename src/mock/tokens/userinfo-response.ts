import { encryptForClient } from '../jose/encrypt.js';
import { signJwt, unsecuredJwt } from '../jose/sign.js';
import { tokenDuration } from '../oauth/durations.js';
import type { ServiceContext } from '../service-context.js';
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
  context: ServiceContext,
  token: UserInfoToken,
  claims: Record<string, unknown>,
): Promise<UserInfoResponse> {
  const { service } = context;
  const { client } = token;
  const { userInfoSignAlg, userInfoEncryptionAlg: alg, userInfoEncryptionEnc: enc } = client;
  const content = userInfoSignAlg
    ? await signed(context, token, userInfoSignAlg, claims)
    : JSON.stringify({ ...jsonClaims(context, token), ...claims });
  if (alg) {
    const encryption = { alg, enc: enc ?? undefined, cty: userInfoSignAlg ? ('JWT' as const) : undefined };
    return { action: 'JWT', responseContent: await encryptForClient(service, client, content, encryption) };
  }
  return { action: userInfoSignAlg ? 'JWT' : 'JSON', responseContent: content };
}

/** JWT claims that may also appear in JSON (quirk `userinfoJsonClaims`), with the times of an ID token. */
function jsonClaims({ service, settings }: ServiceContext, { client, record }: UserInfoToken) {
  if (service.quirks.userinfoJsonClaims === 'claims') return {};
  const iat = service.clock.seconds();
  const exp = iat + tokenDuration('idToken', undefined, settings, client, record.scopes);
  return { iss: settings.issuer, aud: [audienceOf(record, client)], iat, exp };
}

/** OpenID Connect Core, section 5.3.2: a signed response should contain issuer and audience. */
function signed(
  context: ServiceContext,
  { client, record }: UserInfoToken,
  alg: string,
  claims: Record<string, unknown>,
): string | Promise<string> {
  const { settings } = context;
  const { issuer } = settings;
  const payload = {
    ...(issuer !== undefined && { iss: issuer }),
    aud: [audienceOf(record, client)],
    ...claims,
  };
  if (alg === 'NONE') return unsecuredJwt(payload);
  return signJwt(context, client, { alg, keyId: settings.userInfoSignatureKeyId, payload });
}
