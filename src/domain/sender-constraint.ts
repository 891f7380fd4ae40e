/** The keys that a token is bound to: whoever presents it proves to have them. */
export interface SenderConstraint {
  /** RFC 9449, section 6.1: the RFC 7638 thumbprint of the key of DPoP proofs. */
  readonly dpopKeyThumbprint?: string;
  /** RFC 8705, section 3.1: the thumbprint of the client certificate. */
  readonly certificateThumbprint?: string;
  /** The thumbprint of the key of the client instance that the client attestation confirms. */
  readonly instanceKeyThumbprint?: string;
}
