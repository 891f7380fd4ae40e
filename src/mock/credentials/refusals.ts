import { type Failure, badRequest as refuseRequest } from '../failure.js';
import { issuanceDisabledMessage, issuanceNeeded } from '../results/credential-issuer.js';

/**
 * Errors of OpenID4VCI 1.0, sections 8.3.1.2 and 9.3, and of the first implementer's draft, sections 7.3.1 and 9.3.
 */
export type CredentialError =
  | 'invalid_credential_request'
  | 'unsupported_credential_format'
  | 'unsupported_credential_type'
  | 'unknown_credential_configuration'
  | 'unknown_credential_identifier'
  | 'invalid_proof'
  | 'invalid_nonce'
  | 'invalid_encryption_parameters'
  | 'credential_request_denied'
  | 'invalid_transaction_id'
  | 'issuance_pending';

/** Returns an error for the wallet. */
export const badRequest = (error: CredentialError, outcome: string, needed: string): Failure =>
  refuseRequest(error, outcome, needed, 'OpenID4VCI');

/** The error of an operation if the service does not issue credentials. */
export const issuanceDisabled = {
  action: 'FORBIDDEN',
  error: 'server_error',
  message: { outcome: issuanceDisabledMessage, needed: issuanceNeeded },
} as const;
