/** The keys that a token is bound to. The presenter must prove possession of them. */
export interface SenderConstraint {
  /** RFC 9449, section 6.1: the RFC 7638 thumbprint of the key of DPoP proofs. */
  readonly dpopKeyThumbprint?: string;
  /** RFC 8705, section 3.1: the thumbprint of the client certificate. */
  readonly certificateThumbprint?: string;
  /** The thumbprint of the client instance key that the client attestation confirms. */
  readonly instanceKeyThumbprint?: string;
}
