import type { AuthorizationRequest } from '../../domain/authorization-request.js';
import { isObject } from '../../json.js';
import { requestedCredentials } from '../credentials/issuable.js';
import { acrRequestOf } from './acr.js';
import type { AuthorizationAttempt } from './attempt.js';
import { requestedDetails } from './authorization-details.js';
import { claimNames, claimsOfScopes, claimsRequestOf } from './claims.js';
import { displayOf } from './display.js';
import { grantRequestOf } from './grant-management.js';
import { requestsNativeSso } from './native-sso.js';
import { words } from './parameters.js';
import { promptsOf } from './prompt.js';
import { redirectUriIsExplicit, redirectUriOf } from './redirect-uri.js';
import { requestedResources } from './resource.js';
import { responseModeOf } from './response-mode.js';
import { responseTypeOf } from './response-type.js';

/** Claims that the service itself sets in an ID token (OpenID Connect Core, sections 2 and 3.3.2.11). */
const setByService: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr'],
  ...['azp', 'at_hash', 'c_hash', 's_hash'],
]);

/** Which kind of identifier the client was found by. */
interface FoundBy {
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
}

/** Returns the request in the form that its ticket stores. The request must have passed the checks. */
export function authorizationRequest(
  attempt: AuthorizationAttempt,
  { clientIdAliasUsed, metadataDocumentUsed = false }: FoundBy,
): AuthorizationRequest {
  const { parameters, client, settings, scopes } = attempt;
  const responseType = responseTypeOf(attempt);
  const { acrs, essential } = acrRequestOf(attempt);
  const { id_token, userinfo } = claimsRequestOf(attempt);
  const openid = scopes.includes('openid');
  const fromScopes = openid ? claimsOfScopes(scopes) : [];
  // OpenID Connect Core, section 5.4: if an access token is issued, such claims are returned from userinfo.
  const inIdToken = settings.claimShortcutRestrictive && responseType !== 'ID_TOKEN' ? [] : fromScopes;
  const subject = isObject(id_token?.['sub']) ? id_token['sub']['value'] : undefined;
  const challenge = parameters.text('code_challenge');
  const resources = requestedResources(parameters);
  const authorizationDetails = requestedDetails(parameters);
  const issuableCredentials = requestedCredentials(settings, scopes, authorizationDetails);
  const texts = {
    state: parameters.text('state'),
    nonce: parameters.text('nonce'),
    loginHint: parameters.text('login_hint'),
    purpose: parameters.text('purpose'),
    idTokenClaims: id_token && JSON.stringify(id_token),
    userInfoClaims: userinfo && JSON.stringify(userinfo),
    codeChallenge: challenge,
    dpopJkt: parameters.text('dpop_jkt'),
  };
  return {
    clientId: client.clientId,
    clientIdAliasUsed,
    ...(metadataDocumentUsed && { metadataDocumentUsed }),
    responseType,
    responseMode: responseModeOf(attempt),
    redirectUri: redirectUriOf(attempt),
    redirectUriExplicit: redirectUriIsExplicit(attempt),
    scopes,
    prompts: promptsOf(attempt),
    display: displayOf(attempt),
    acrs,
    acrEssential: essential,
    maxAge: Number(parameters.text('max_age') ?? client.defaultMaxAge),
    claims: unique([...claimNames(id_token), ...inIdToken]).filter((name) => !setByService.has(name)),
    claimsAtUserInfo: unique([...claimNames(userinfo), ...fromScopes]),
    requestedIdTokenClaims: claimNames(id_token),
    uiLocales: supported(parameters.get('ui_locales'), settings.supportedUiLocales),
    claimsLocales: supported(parameters.get('claims_locales'), settings.supportedClaimLocales),
    ...present(texts),
    ...present({ authorizationDetails, issuableCredentials }),
    ...(resources.length > 0 && { resources }),
    ...grantRequestOf(parameters),
    ...(requestsNativeSso(settings, scopes, responseType) && { nativeSso: true }),
    ...(typeof subject === 'string' && { subject }),
    ...(challenge !== undefined && {
      codeChallengeMethod: parameters.get('code_challenge_method') === 'S256' ? 'S256' : 'plain',
    }),
  };
}

const unique = (names: readonly string[]): string[] => (names.length > 1 ? [...new Set(names)] : [...names]);

/** Compare BCP 47 language tags case-insensitively. */
function supported(requested: string | undefined, locales: readonly string[] = []): string[] {
  if (!requested) return [];
  const known = locales.map((locale) => locale.toLowerCase());
  return words(requested).filter((locale) => known.includes(locale.toLowerCase()));
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Returns the object without members that are undefined. */
export function present<T extends object>(members: T): Present<T> {
  const given: Readonly<Record<string, unknown>> = Object(members);
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(members)) if (given[name] !== undefined) kept[name] = given[name];
  return kept as Present<T>;
}
