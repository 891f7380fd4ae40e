import { isObject, type UnknownRecord } from '../../../json.js';
import { type Failure, refuse } from '../../failure.js';
import { Parameters } from '../parameters.js';

/** Backchannel authentication parameters that move into a request object if there is one. */
export const requestParameters = [
  'scope',
  'client_notification_token',
  'acr_values',
  'login_hint_token',
  'id_token_hint',
  'login_hint',
  'binding_message',
  'user_code',
  'requested_expiry',
  'resource',
  'authorization_details',
] as const;

const ofClientAuthentication = ['client_assertion', 'client_assertion_type', 'client_secret'] as const;

/** The values that the claims of a request object are checked against. */
export interface BackchannelClaimsContext {
  readonly issuer: string | undefined;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Allowed clock skew in seconds. */
  readonly skew: number;
}

type Rule = (claims: UnknownRecord, measures: BackchannelClaimsContext) => Failure | undefined;

const first = (
  names: readonly string[],
  claims: UnknownRecord,
  isWrong: (value: unknown) => boolean,
): string | undefined => names.find((name) => isWrong(claims[name]));

const mandatory = ['aud', 'iss', 'exp', 'iat', 'nbf', 'jti'] as const;

const mandatoryClaimsAreThere: Rule = (claims) => {
  const missing = first(mandatory, claims, (value) => value === undefined);
  if (missing !== undefined) return refuse('A167315', { claim: missing });
  const empty = first(mandatory, claims, (value) => value === null);
  return empty === undefined ? undefined : refuse('A167316', { claim: empty });
};

const timesAreIntegers: Rule = (claims) => {
  const claim = first(['exp', 'iat', 'nbf'], claims, (value) => !Number.isInteger(value));
  return claim === undefined ? undefined : refuse('A167317', { claim });
};

const timeIsRight: Rule = ({ exp, iat, nbf }, { now, skew }) => {
  if (Number(exp) + skew <= now) return refuse('A167318');
  if (Number(iat) - skew > now) return refuse('A167319');
  return Number(nbf) - skew > now ? refuse('A167320') : undefined;
};

const audienceIsTheService: Rule = ({ aud }, { issuer }) => {
  if (!Array.isArray(aud)) return aud === issuer ? undefined : refuse('A167321');
  return aud.includes(issuer) ? undefined : refuse('A167324');
};

const authenticationStaysOutside: Rule = (claims) => {
  const parameter = first(ofClientAuthentication, claims, (value) => value !== undefined);
  return parameter === undefined ? undefined : refuse('A167322', { parameter });
};

/** Claims that are not strings (CIBA Core, section 7.1.1; RFC 8707, 2; RFC 9396, 3). */
const ofOtherTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  requested_expiry: (value) => typeof value === 'number',
  resource: Array.isArray,
  authorization_details: (value) => typeof value === 'object',
};

const parametersAreStrings: Rule = (claims) => {
  const claim = ['jti', ...requestParameters].find((name) => {
    const value = claims[name];
    return value !== undefined && typeof value !== 'string' && ofOtherTypes[name]?.(value) !== true;
  });
  return claim === undefined ? undefined : refuse('A167323', { claim });
};

/** FAPI-CIBA, section 5.2.2. */
const requestContextIsAnObject: Rule = ({ request_context: context }) =>
  context === undefined || isObject(context) ? undefined : refuse('A167326');

/** CIBA Core, section 7.1.1. In the order in which Authlete applies them. */
const rules: readonly Rule[] = [
  mandatoryClaimsAreThere,
  timesAreIntegers,
  timeIsRight,
  audienceIsTheService,
  authenticationStaysOutside,
  parametersAreStrings,
  requestContextIsAnObject,
];

/** Returns the failure of the first rule that the claims of a request object break. */
export function requestObjectFailure(
  claims: UnknownRecord,
  measures: BackchannelClaimsContext,
): Failure | undefined {
  for (const rule of rules) {
    const failure = rule(claims, measures);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Returns the parameters in a request object. */
export function parametersOf(claims: UnknownRecord): Parameters {
  const encoded = new URLSearchParams();
  for (const name of requestParameters) {
    const value = claims[name];
    const values: readonly unknown[] = name === 'resource' && Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (item !== undefined && item !== null) encoded.append(name, text(item));
    }
  }
  return new Parameters(encoded.toString());
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
