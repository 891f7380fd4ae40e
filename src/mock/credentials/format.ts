import type { JWK } from 'jose';
import type { UnknownRecord } from '../../json.js';
import type { Service } from '../service.js';
import type { IssuanceTimes } from './issuance-times.js';
import type { CredentialKey } from './signing-key.js';

/** The input for creating a credential. */
export interface Issuance extends IssuanceTimes {
  readonly service: Service;
  /** The identifier of the credential issuer. */
  readonly issuer: string;
  readonly format: string;
  readonly key: CredentialKey;
  /** The authorization server's claims about the subject. */
  readonly payload: UnknownRecord;
}

/** A credential format. */
export interface CredentialFormat {
  /** The JWS algorithms that can sign its credentials. */
  readonly algorithms: readonly string[];
  /** Whether credentials contain the certificate of the signing key. */
  readonly certified: boolean;
  /** Whether credentials can be bound to a public key. */
  binds(key: JWK): boolean;
  /** Returns what is wrong with a payload for a credential configuration. */
  defect(payload: UnknownRecord, configuration: UnknownRecord): string | undefined;
  /** Creates a credential, bound to a public key if one is given. */
  issue(issuance: Issuance, bindingKey: JWK | undefined): Promise<string>;
}
