import type { SenderConstraint } from '../../domain/sender-constraint.js';

/** RFC 7800, section 3.1: `cnf` of a token; `undefined` for bearer tokens. */
export function confirmation({ dpopKeyThumbprint, certificateThumbprint }: SenderConstraint) {
  if (dpopKeyThumbprint === undefined && certificateThumbprint === undefined) return undefined;
  return { jkt: dpopKeyThumbprint, 'x5t#S256': certificateThumbprint };
}

/** RFC 9449, section 5: `token_type`. Certificate-bound tokens keep the service's token type. */
export const tokenType = (
  { dpopKeyThumbprint }: SenderConstraint,
  { accessTokenType }: { readonly accessTokenType?: string },
): string => (dpopKeyThumbprint === undefined ? (accessTokenType ?? 'Bearer') : 'DPoP');
