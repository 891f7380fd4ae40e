import type { Condition } from '../facts/obligations/conditions.js';
import { allObligations } from '../facts/obligations/index.js';
import { isObject } from '../json.js';
import type { OperationId } from '../spec/types.js';
import { type AuthleteCall, mediaTypeOf } from './exchange.js';
import type { Observation } from './observation.js';

type Seen = Omit<Observation, 'conditions' | 'title'>;
type Sign = (seen: Seen) => boolean;

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/** The response of Authlete has this member. */
const has =
  (...names: readonly string[]): Sign =>
  ({ call: { response } }) =>
    names.some((name) => isFilled(response[name]));

const prompts =
  (prompt: string): Sign =>
  ({ call: { response } }) =>
    Array.isArray(response['prompts']) && response['prompts'].includes(prompt);

const calls = (made: readonly AuthleteCall[], operationId: OperationId, action?: string): boolean =>
  made.some((one) => one.operationId === operationId && (action === undefined || one.action === action));

/** The grants whose token responses the server makes. */
const ownGrants: ReadonlySet<unknown> = new Set(['TOKEN_EXCHANGE', 'JWT_BEARER']);

const hasCredentialsInHeader: Sign = ({ made: { request } }) =>
  request.headers['authorization'] !== undefined;
const failsWith = (later: readonly AuthleteCall[], reason: string): boolean =>
  later.some(
    ({ operationId, request }) => operationId === 'auth_token_fail_api' && request['reason'] === reason,
  );

/** Whether the server accepts a grant that it decides about, as the call shows that comes next. */
const accepts: Sign = ({ action, after }) =>
  calls(after, action === 'NATIVE_SSO' ? 'native_sso_api' : 'auth_token_create_api');

/** Circumstances that the exchanges of a trial show by themselves. */
const signs: Readonly<Partial<Record<Condition, Sign>>> = {
  'basic-credentials': hasCredentialsInHeader,
  'no-authorization-header': (seen) => !hasCredentialsInHeader(seen),
  accepted: accepts,
  refused: (seen) => !accepts(seen),
  'accepted-and-created': ({ after }) => calls(after, 'auth_token_create_api', 'OK'),
  'called-for-grant': ({ before }) =>
    before.some(({ operationId, action }) => operationId === 'auth_token_api' && ownGrants.has(action)),
  'proof-of-possession': ({ made: { request } }) => request.headers['dpop'] !== undefined,
  'grant-unwanted': ({ call, after }) => failsWith([call, ...after], 'UNKNOWN'),
  'id-token-reissued': ({ after }) => calls(after, 'idtoken_reissue_api'),
  'falls-back': ({ before, final: { answer } }) =>
    answer?.status === 200 &&
    before.some(({ response }) => isFilled(answer.body) && response['responseContent'] === answer.body),
  'content-is-html': ({ call: { response } }) => /^\s*</.test(String(response['responseContent'] ?? '')),
  'own-page': ({ final: { answer } }) =>
    answer !== undefined && answer.status === 200 && mediaTypeOf(answer) === 'text/html',
  'prompt-login': prompts('LOGIN'),
  'prompt-consent': prompts('CONSENT'),
  'prompt-select-account': prompts('SELECT_ACCOUNT'),
  'prompt-create': prompts('CREATE'),
  'subject-requested': has('subject'),
  'acr-essential': (seen) => has('acrs')(seen) && seen.call.response['acrEssential'] === true,
  'acr-voluntary': (seen) => has('acrs')(seen) && seen.call.response['acrEssential'] !== true,
  'dynamic-scopes': has('dynamicScopes'),
  'authorization-details': ({ call: { response } }) => isObject(response['authorizationDetails']),
  'claims-requested': has('claims'),
  // A server that does not support it may fail the ticket instead.
  'native-sso': ({ call: { response }, later }) =>
    response['nativeSsoRequested'] === true && calls(later, 'auth_authorization_issue_api'),
  purpose: has('purpose'),
  'consented-claims': has('consentedClaims'),
  'content-is-null': ({ call: { response } }) => !isFilled(response['responseContent']),
  callback: has('responseContent'),
  'credential-endpoint': ({ at }) => at !== undefined && at !== 'resource',
  'resource-refused': (seen) => has('resources')(seen) && calls(seen.later, 'auth_authorization_fail_api'),
};

/** What must not have happened for circumstances that a trial wants to bring about. */
const stands: Readonly<Partial<Record<Condition, Sign>>> = {
  // A server that does not want this grant fails the ticket for a reason of its own.
  'credentials-right': ({ after }) => !failsWith(after, 'UNKNOWN'),
  'credentials-wrong': ({ after }) => !failsWith(after, 'UNKNOWN'),
  // What the service does not support is not in the response, and no user can consent to it.
  'scopes-not-granted': has('scopes'),
  'dynamic-scopes-not-granted': has('dynamicScopes'),
  'details-not-granted': ({ call: { response } }) => isObject(response['authorizationDetails']),
  'claims-not-granted': has('claims', 'claimsAtUserInfo', 'idTokenClaims', 'userInfoClaims'),
};

/**
 * Returns the circumstances of a trial, as far as obligations after the action depend on them: those that it brought
 * about, and those that its exchanges show.
 */
export function conditionsOf(seen: Seen, broughtAbout: readonly Condition[]): ReadonlySet<Condition> {
  const { operationId, action } = seen;
  const relevant = allObligations.flatMap((one) =>
    one.operationId === operationId && one.action === action && one.when !== undefined ? [one.when] : [],
  );
  return new Set(
    relevant.filter((name) =>
      broughtAbout.includes(name) ? (stands[name]?.(seen) ?? true) : (signs[name]?.(seen) ?? false),
    ),
  );
}

/** Why circumstances did not come about, and what to do. */
export const unmet: Readonly<Partial<Record<Condition, string>>> = {
  'scopes-not-granted': 'The response has no scopes.',
  'dynamic-scopes-not-granted': 'The service has no dynamic scopes (attribute regex of a scope).',
  'details-not-granted': 'The service has no supportedAuthorizationDetailsTypes.',
  'claims-not-granted': 'The response has no claims.',
  accepted: 'The server refuses the grant that the check asks for.',
  'accepted-and-created': 'The server refuses the grant that the check asks for.',
  'credentials-right': 'The server does not want this grant.',
  'credentials-wrong': 'The server does not want this grant.',
  'id-token-reissued': 'The server does not reissue ID tokens.',
  'id-token-audience-string': 'The server does not reissue ID tokens.',
  'authentication-time-unknown': 'The check cannot make the server forget when the user logged in.',
  'caller-not-authenticated': 'Such a request does not get as far as Authlete.',
  'request-not-a-statement': 'Such a request does not get as far as Authlete.',
  'jwt-presented': 'The check has no JWT of another issuer that the server trusts.',
  'saml-presented': 'The check has no SAML assertion.',
  'user-code-wrong':
    'The service has no user codes. If the server supports them, please set backchannelUserCodeParameterSupported in check.yaml, below service.',
  'user-store-fails': 'The check cannot make the users of the server unavailable.',
  'registration-not-open': 'The server registers clients without an initial access token.',
  'resource-refused': 'The server accepts a resource that the check made up.',
  'native-sso':
    'The service has no Native SSO. If the server supports it, please set nativeSsoSupported in check.yaml, below service.',
};
