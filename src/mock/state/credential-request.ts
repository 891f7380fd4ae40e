import type { JWK } from 'jose';
import type { JweAlgorithm, JweEncryption } from './records.js';

/** How a wallet wants a credential response to be encrypted (OpenID4VCI 1.0, section 8.2). */
export interface ResponseEncryption {
  readonly jwk: JWK;
  readonly alg: JweAlgorithm;
  readonly enc: JweEncryption;
  /** `DEF` if the response is compressed (RFC 7516, section 4.1.3). */
  readonly zip?: string;
}

/** A credential request that was good, until its credential is issued. */
export interface CredentialRequest {
  /** The transaction_id too, once the issuance is deferred. */
  readonly identifier: string;
  readonly tokenId: string;
  readonly configurationId: string;
  readonly credentialIdentifier?: string;
  readonly format: string;
  /** The members of the request that say what the credential is about, as JSON. */
  readonly details: string;
  /** The public keys that the wallet proved to have. */
  readonly bindingKeys: readonly JWK[];
  readonly encryption?: ResponseEncryption;
  readonly deferred: boolean;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
