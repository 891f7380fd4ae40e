/** The keys that a token is bound to: whoever presents it proves to have them. */
export interface SenderConstraint {
  /** RFC 9449, section 6.1: the RFC 7638 thumbprint of the key of DPoP proofs. */
  readonly dpopKeyThumbprint?: string;
  /** RFC 8705, section 3.1: the thumbprint of the client certificate. */
  readonly certificateThumbprint?: string;
  /** The thumbprint of the key of the client instance that the client attestation confirms. */
  readonly instanceKeyThumbprint?: string;
}

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
