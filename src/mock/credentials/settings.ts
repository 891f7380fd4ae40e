import type { ServiceRecord } from '../../domain/records.js';
import { Failure, type FailureDetails } from '../failure.js';
import type { ResultCode } from '../results/index.js';

/** Throws a `Failure` with the code if the service does not issue verifiable credentials. */
export function requireCredentialIssuance(
  { verifiableCredentialsEnabled }: Pick<ServiceRecord, 'verifiableCredentialsEnabled'>,
  code: ResultCode,
  details: FailureDetails = {},
): void {
  if (!verifiableCredentialsEnabled) throw new Failure(code, details);
}

/** Whether a service uses the first Implementer's Draft of OpenID4VCI 1.0 rather than the final version. */
export const isFirstDraft = ({ oid4vciVersion }: Pick<ServiceRecord, 'oid4vciVersion'>): boolean =>
  !oid4vciVersion || oid4vciVersion === '1.0-ID1';

/**
 * Returns how many copies of a credential a wallet may request at once (OpenID4VCI 1.0, section 12.2.4): one if the
 * issuer sets no batch size above 1, and always one in the first draft.
 */
export const batchSizeOf = (
  settings: Pick<ServiceRecord, 'oid4vciVersion' | 'credentialIssuerMetadata'>,
): number => (isFirstDraft(settings) ? 1 : Math.max(settings.credentialIssuerMetadata?.batchSize ?? 1, 1));
