import { type Failure, refuse } from '../../failure.js';
import { readJwt, textClaim } from '../../jose/read-jwt.js';
import type { AuthorizationAttempt } from '../attempt.js';
import type { Rule } from '../check.js';
import type { Parameters } from '../parameters.js';

const hintTypes = {
  login_hint_token: 'LOGIN_HINT_TOKEN',
  id_token_hint: 'ID_TOKEN_HINT',
  login_hint: 'LOGIN_HINT',
} as const;

/** Identifies the user to the authorization server. */
export interface Hint {
  readonly hintType: (typeof hintTypes)[keyof typeof hintTypes];
  readonly hint: string;
  /** The subject, if the hint is an ID token. */
  readonly sub?: string;
}

function hintsOf(parameters: Parameters): Hint[] {
  return Object.entries(hintTypes).flatMap(([name, hintType]) => {
    const hint = parameters.text(name);
    return hint === undefined ? [] : [{ hintType, hint }];
  });
}

/** CIBA Core, section 7.1: exactly one hint is required. */
export const hintIsValid: Rule = (attempt) => {
  const [hint, ...others] = hintsOf(attempt.parameters);
  if (hint === undefined) return refuse('A174301');
  if (others.length > 0) return refuse('A174302');
  return hint.hintType === 'ID_TOKEN_HINT' ? idTokenFailure(hint.hint, attempt) : undefined;
};

/** Requires an ID token that the service issued to the client. It may have expired (CIBA Core, section 7.1). */
function idTokenFailure(hint: string, { settings, client }: AuthorizationAttempt): Failure | undefined {
  if (hint.split('.').length === 5) return refuse('A175303');
  const read = readJwt(hint);
  if (read === undefined) return refuse('A175301');
  if ((read.header.alg ?? 'none') === 'none') return refuse('A175302');
  const { claims } = read;
  if (claims === undefined) return refuse('A175304');
  const { iss, aud } = claims;
  if (iss === undefined) return refuse('A175305');
  if (iss !== settings.issuer) return refuse('A175306');
  if (aud === undefined) return refuse('A175307');
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const identifiers = [
    String(client.clientId),
    client.clientIdAlias,
    client.entityId,
    client.metadataDocumentLocation,
  ];
  if (!identifiers.some((identifier) => identifier !== undefined && named.includes(identifier))) {
    return refuse(Array.isArray(aud) ? 'A175308' : 'A175309');
  }
  return textClaim(claims, 'sub') === undefined ? refuse('A175310') : undefined;
}

/** Returns the hint of a checked request. */
export function hintOf(parameters: Parameters): Hint | undefined {
  const [hint] = hintsOf(parameters);
  if (hint?.hintType !== 'ID_TOKEN_HINT') return hint;
  const sub = textClaim(readJwt(hint.hint)?.claims ?? {}, 'sub');
  return { ...hint, ...(sub !== undefined && { sub }) };
}
