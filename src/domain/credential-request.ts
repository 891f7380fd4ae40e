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

/** An accepted credential request whose credential has not been issued yet. */
export interface CredentialRequest {
  /** Also the transaction_id, if the issuance is deferred. */
  readonly identifier: string;
  readonly tokenId: string;
  readonly configurationId: string;
  readonly credentialIdentifier?: string;
  readonly format: string;
  /** JSON of the request members that describe the credential. */
  readonly details: string;
  /** The public keys whose possession the wallet proved. */
  readonly bindingKeys: readonly JWK[];
  readonly encryption?: ResponseEncryption;
  readonly deferred: boolean;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
