import type { ClientRecord } from '../../domain/records.js';
import { ApiError } from '../api-error.js';
import type { Failure } from '../failure.js';
import type { Service } from '../service.js';

/** Rejects a locked client as the quirk `lockedClient` defines. Throws the given `Failure` or an `ApiError`. */
export function mustBeUnlocked({ quirks }: Service, { clientId, locked }: ClientRecord, failure: Failure) {
  if (!locked) return;
  throw quirks.lockedClient === 'forbidden' ? new ApiError('A001215', { client: clientId }) : failure;
}
