import type { AuthorizationCode } from '../../domain/grants.js';
import { Failure, refuse } from '../failure.js';
import { merged } from '../merged.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import type { Parameters } from '../oauth/parameters.js';
import { isCodeVerifier, matchesChallenge } from '../oauth/pkce.js';
import type { Service } from '../service.js';
import type { MaybePromise } from '../state/store.js';
import { requireAccessTokenKey } from '../tokens/access-token-jwt.js';
import { idToken, requireIdTokenEncryption, requireIdTokenKey } from '../tokens/id-token.js';
import { issueTokens } from '../tokens/issue-tokens.js';
import { hashOf } from '../tokens/token-records.js';
import { extraProperties, type Granted, grant, type TokenRequest } from './grant.js';
import { narrow } from './narrow.js';

/** RFC 6749, section 4.1.3. */
export const authorizationCode = grant({
  grantType: 'AUTHORIZATION_CODE',
  name: 'authorization_code',
  startsFlow: false,
  issuedTo: {
    parameter: 'code',
    absent: 'A048315',
    empty: 'A048316',
    unknown: 'A244310',
    clientGone: 'A244312',
    find: async (service, value) => (await codeOf(service, value))?.authorization,
  },
  grantedScopes: async ({ service, parameters }) =>
    (await codeOf(service, parameters.get('code') ?? ''))?.authorization.scopes,
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { service, client, parameters, body } = request;
  const value = codeValue(parameters);
  const code = await presentedCode(request, value);
  checkRedirectUri(code, parameters);
  checkCodeVerifier(code, parameters);
  checkKey(code, request);
  const properties = mergeExtraProperties(code.authorization.properties, extraProperties(body));
  if (areTooLarge(properties)) throw refuse('A050201', { limit: extraPropertiesLimit });

  const narrowing = narrow(request, code.authorization);

  const openid = code.authorization.scopes.includes('openid');
  await requireAccessTokenKey(request, client);
  if (openid) {
    await requireIdTokenKey(request, client);
    await requireIdTokenEncryption(service, client);
  }
  const issued = await issueTokens(request, client, {
    authorization: merged(code.authorization, { properties }),
    spending: {
      changes: (batch) => batch.delete('authorizationCode', hashOf(value), 'present'),
      lost: new Failure('A050305'),
    },
    ...narrowing,
    grantType: 'AUTHORIZATION_CODE',
    clientAuthMethod: client.tokenAuthMethod,
    constraint: request.constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
  });
  if (code.authorization.nativeSso) {
    return { code: 'A050002', issued, nativeSso: { deviceSecret: parameters.text('device_secret') } };
  }
  if (!openid) return { code: 'A050001', issued };
  const signed = await idToken(request, client, {
    authorization: issued.record,
    nonce: code.nonce,
    claims: code.idTokenClaims,
    headerParameters: code.idtHeaderParams,
    audienceType: code.idTokenAudType,
    state: code.state,
  });
  return { code: 'A050001', issued, idToken: signed };
}

const codeOf = (service: Service, value: string): MaybePromise<AuthorizationCode | undefined> =>
  service.find('authorizationCode', hashOf(value));

function codeValue(parameters: Parameters): string {
  const value = parameters.get('code');
  if (value === undefined) throw new Failure('A050301');
  if (value === '') throw new Failure('A050302');
  if (parameters.isRepeated('code')) throw new Failure('A050303');
  return value;
}

async function presentedCode({ service, client }: TokenRequest, value: string): Promise<AuthorizationCode> {
  const code = await codeOf(service, value);
  if (code === undefined) throw new Failure('A050305');
  if (code.authorization.clientId !== client.clientId) throw new Failure('A050307');
  if (service.hasExpired(code)) throw new Failure('A050311');
  return code;
}

/** RFC 6749, section 4.1.3: the redirect URI must equal that of the authorization request. */
function checkRedirectUri(
  { redirectUri, redirectUriExplicit }: AuthorizationCode,
  parameters: Parameters,
): void {
  const presented = parameters.text('redirect_uri');
  if (parameters.isRepeated('redirect_uri')) throw new Failure('A050304');
  if (!redirectUriExplicit && presented !== undefined) throw new Failure('A050310');
  if (redirectUriExplicit && presented === undefined) throw refuse('A050308', { registered: redirectUri });
  if (redirectUriExplicit && presented !== redirectUri) throw refuse('A050309', { registered: redirectUri });
}

/** RFC 9449, section 10: a code that is bound to a key requires a DPoP proof with that key. */
function checkKey({ dpopJkt }: AuthorizationCode, { constraint }: TokenRequest): void {
  if (dpopJkt !== undefined && constraint.dpopKeyThumbprint !== dpopJkt) throw new Failure('A050318');
}

/** RFC 7636, section 4.6. */
function checkCodeVerifier(code: AuthorizationCode, parameters: Parameters): void {
  const { codeChallenge, codeChallengeMethod = 'plain' } = code;
  const verifier = parameters.get('code_verifier');
  if (codeChallenge === undefined) {
    if (verifier) throw new Failure('A050317');
    return;
  }
  if (verifier === undefined) throw new Failure('A050312');
  if (verifier === '') throw new Failure('A050313');
  if (parameters.isRepeated('code_verifier')) throw new Failure('A050314');
  if (!isCodeVerifier(verifier)) throw new Failure('A050316');
  if (!matchesChallenge(verifier, codeChallenge, codeChallengeMethod))
    throw refuse('A050315', { method: codeChallengeMethod });
}
