import type { UnknownRecord } from '../../json.js';
import type { RequestObjectProblem } from '../results/request-object.js';
import { parseResponseType } from './response-type.js';

/** The values that the claims of a request object are checked against. */
export interface ClaimsContext {
  /** The client_id of the request that carries the object; if it has none, all identifiers of the client. */
  readonly clientIds: readonly string[];
  /** The response_type of the request that carries the object, if any. */
  readonly responseType: string | undefined;
  /** Whether JAR (RFC 9101) applies rather than OpenID Connect Core. */
  readonly jar: boolean;
  readonly issuer: string | undefined;
  readonly audienceChecked: boolean;
  /** Seconds since the epoch. `skew` is the allowed clock skew in seconds. */
  readonly now: number;
  readonly skew: number;
}

/** Returns the first problem of a request object's claims (RFC 9101, sections 4 and 6.3; OpenID Core, 6.1). */
export function claimsProblem(
  claims: UnknownRecord,
  context: ClaimsContext,
): RequestObjectProblem | undefined {
  return (
    clientIdProblem(claims, context) ??
    responseTypeProblem(claims, context) ??
    nestingProblem(claims) ??
    timeProblem(claims, context) ??
    audienceProblem(claims, context)
  );
}

function clientIdProblem(
  { client_id }: UnknownRecord,
  { clientIds }: ClaimsContext,
): RequestObjectProblem | undefined {
  if (client_id === undefined) return undefined;
  if (typeof client_id !== 'string') return 'clientIdType';
  return clientIds.includes(client_id) ? undefined : 'clientIdDiffers';
}

function responseTypeProblem(
  { response_type }: UnknownRecord,
  { responseType, jar }: ClaimsContext,
): RequestObjectProblem | undefined {
  if (response_type === undefined) return jar ? 'responseTypeMissing' : undefined;
  if (typeof response_type !== 'string') return 'responseTypeType';
  const parsed = parseResponseType(response_type);
  if (parsed === undefined) return 'responseTypeUnknown';
  if (responseType === undefined || jar) return undefined;
  return parsed === parseResponseType(responseType) ? undefined : 'responseTypeDiffers';
}

/** RFC 9101, section 4: a request object must not contain request or request_uri. */
function nestingProblem(claims: UnknownRecord): RequestObjectProblem | undefined {
  if (claims['request'] !== undefined) return 'holdsRequest';
  return claims['request_uri'] === undefined ? undefined : 'holdsRequestUri';
}

function timeProblem(
  { exp, nbf }: UnknownRecord,
  { now, skew }: ClaimsContext,
): RequestObjectProblem | undefined {
  if (exp !== undefined && typeof exp !== 'number') return 'expType';
  if (exp !== undefined && exp + skew <= now) return 'expired';
  if (nbf !== undefined && typeof nbf !== 'number') return 'nbfType';
  return nbf !== undefined && nbf - skew > now ? 'notYetValid' : undefined;
}

function audienceProblem({ aud }: UnknownRecord, context: ClaimsContext): RequestObjectProblem | undefined {
  if (!context.audienceChecked) return undefined;
  if (aud === undefined) return 'audMissing';
  if (typeof aud === 'string') return aud === context.issuer ? undefined : 'audDiffers';
  if (!Array.isArray(aud)) return 'audType';
  return aud.includes(context.issuer) ? undefined : 'audLacksIssuer';
}
