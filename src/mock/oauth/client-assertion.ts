import type { UnknownRecord } from '../../json.js';
import { type Failure, refuse } from '../failure.js';
import { textClaim, timeClaim } from '../jose/read-jwt.js';

/** The claims of a client assertion, and the values that they are checked against. */
export interface AssertionClaims {
  readonly claims: UnknownRecord;
  /** The client's ID and alias. */
  readonly identifiers: readonly string[];
  /** The accepted audiences: the URLs of the service, its issuer first. */
  readonly audiences: readonly string[];
  /** Whether `aud` must be the issuer alone, as a string. */
  readonly issuerOnly: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Allowed clock skew in seconds. */
  readonly skew: number;
}

type Rule = (assertion: AssertionClaims) => Failure | undefined;

const issuerIsTheClient: Rule = ({ claims, identifiers }) => {
  const iss = textClaim(claims, 'iss');
  if (iss !== undefined && identifiers.includes(iss)) return undefined;
  return refuse('A157315', { iss: iss ?? 'none', client: identifiers[0] });
};

const subjectIsTheClient: Rule = ({ claims, identifiers }) => {
  const sub = textClaim(claims, 'sub');
  if (sub !== undefined && identifiers.includes(sub)) return undefined;
  return refuse('A157316', { sub: sub ?? 'none', client: identifiers[0] });
};

const audienceIsTheService: Rule = ({ claims: { aud }, audiences, issuerOnly }) => {
  if (audiences.length === 0) return refuse('A157317');
  if (issuerOnly) return aud === audiences[0] ? undefined : refuse('A157356');
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (audiences.some((audience) => named.includes(audience))) return undefined;
  return refuse('A157318', { aud: JSON.stringify(aud) ?? 'none', audiences: audiences.join(', ') });
};

const expiryIsAhead: Rule = ({ claims, now, skew }) => {
  const exp = timeClaim(claims, 'exp');
  if (exp === undefined) return refuse('A157319');
  return exp + skew <= now ? refuse('A157320', { exp, now }) : undefined;
};

const notBeforeIsPast: Rule = ({ claims, now, skew }) => {
  const nbf = timeClaim(claims, 'nbf');
  return nbf !== undefined && nbf - skew > now ? refuse('A157322', { nbf, now }) : undefined;
};

const issueTimeIsPast: Rule = ({ claims, now, skew }) => {
  const iat = timeClaim(claims, 'iat');
  return iat !== undefined && iat - skew > now ? refuse('A157323', { iat, now }) : undefined;
};

const hasIdentifier: Rule = ({ claims }) =>
  textClaim(claims, 'jti') === undefined ? refuse('A157324') : undefined;

/** RFC 7523, section 3; OpenID Connect Core, section 9. In the order in which Authlete applies them. */
const rules: readonly Rule[] = [
  issuerIsTheClient,
  subjectIsTheClient,
  audienceIsTheService,
  expiryIsAhead,
  notBeforeIsPast,
  issueTimeIsPast,
  hasIdentifier,
];

/**
 * Returns the failure of the first rule that the claims of a client assertion break. A repeated `jti` is accepted.
 */
export function assertionFailure(assertion: AssertionClaims): Failure | undefined {
  for (const rule of rules) {
    const failure = rule(assertion);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
