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
