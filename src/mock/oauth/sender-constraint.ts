import type { SenderConstraint } from '../../domain/sender-constraint.js';

/** RFC 7800, section 3.1: `cnf` of a token; none if it is a bearer token. */
export function confirmation({ dpopKeyThumbprint, certificateThumbprint }: SenderConstraint) {
  if (dpopKeyThumbprint === undefined && certificateThumbprint === undefined) return undefined;
  return { jkt: dpopKeyThumbprint, 'x5t#S256': certificateThumbprint };
}

/** RFC 9449, section 5: `token_type`; a token that is bound to a certificate keeps the type of the service. */
export const tokenType = (
  { dpopKeyThumbprint }: SenderConstraint,
  { accessTokenType }: { readonly accessTokenType?: string },
): string => (dpopKeyThumbprint === undefined ? (accessTokenType ?? 'Bearer') : 'DPoP');
