import { badRequest, Failure } from '../failure.js';
import { readJwt, textClaim } from '../jose/read-jwt.js';
import { isForNativeSso } from '../oauth/native-sso.js';
import type { Parameters } from '../oauth/parameters.js';
import { grantableScopes } from '../oauth/scope.js';
import { requireAccessTokenKey } from '../tokens/access-token-jwt.js';
import { issueTokens } from '../tokens/issue-tokens.js';
import { type Granted, hasClient, type OpenTokenRequest, type TokenRequest } from './grant.js';

/**
 * Exchanges an ID token and its device secret to sign in another app on the device (OpenID Connect Native SSO 1.0,
 * section 5). The authorization server verifies the secret and the session.
 */
export async function exchangeDeviceSecret(
  request: OpenTokenRequest,
  subjectToken: string,
  deviceSecret: string,
): Promise<Granted> {
  const { settings, parameters, body } = request;
  if (!hasClient(request))
    throw badRequest(
      'invalid_client',
      'A token exchange with a device secret requires a client.',
      'A client_id, or client credentials.',
      'Native SSO 1.0, section 4.1',
    );
  const { client } = request;
  mustBeForIssuer(parameters, settings.issuer);
  const { sub, sid, ds_hash: deviceSecretHash } = claimsOf(subjectToken);
  const scopes = grantableScopes(parameters.get('scope'), settings, client);
  await requireAccessTokenKey(request, client);
  const issued = await issueTokens(request, client, {
    authorization: {
      clientId: client.clientId,
      clientIdAliasUsed: request.clientIdAliasUsed,
      subject: sub,
      sessionId: sid,
      scopes,
    },
    grantType: 'TOKEN_EXCHANGE',
    clientAuthMethod: client.tokenAuthMethod,
    constraint: request.constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
  });
  return { code: 'A311002', issued, nativeSso: { deviceSecret, deviceSecretHash } };
}

/** Section 5.2: the audience must be the issuer of the ID token. */
function mustBeForIssuer(parameters: Parameters, issuer: string | undefined): void {
  const audiences = parameters.all('audience');
  if (audiences.length !== 1 || audiences[0] !== issuer) throw new Failure('A311337');
}

/** Section 4.3: returns the claims of the ID token, whose signature has been verified. */
function claimsOf(idToken: string): Record<'sub' | 'sid' | 'ds_hash', string> {
  const claims = readJwt(idToken)?.claims ?? {};
  const text = (name: string): string => {
    const value = textClaim(claims, name);
    if (value === undefined)
      throw badRequest(
        'invalid_request',
        `The subject_token has no ${name}.`,
        `An ID token with the claim ${name} as subject_token.`,
        'Native SSO 1.0, section 4.1',
      );
    return value;
  };
  return { sub: text('sub'), sid: text('sid'), ds_hash: text('ds_hash') };
}

/** Returns the native SSO data that survives a refresh: the session, if the scopes still include native SSO. */
export const refreshesNativeSso = (
  { settings, parameters }: TokenRequest,
  scopes: readonly string[],
  sessionId: string | undefined,
): Granted['nativeSso'] =>
  sessionId !== undefined && isForNativeSso(settings, scopes)
    ? { deviceSecret: parameters.text('device_secret') }
    : undefined;
