import type { ServiceRecord } from '../../domain/records.js';
import { ApiError } from '../api-error.js';
import { refuse } from '../failure.js';
import type { AnyCall } from '../operation.js';
import type { ResultCode } from '../results/index.js';

/** A call about hardware-secured keys. */
export type HskCall = Pick<AnyCall, 'engine'> & { readonly settings: Pick<ServiceRecord, 'hsmEnabled'> };

/** Throws if the server has no HSM, or a failure with the code if the service does not use it. */
export function requireHsm({ engine, settings }: HskCall, disabled: ResultCode): void {
  if (!engine.options.hsm) throw new ApiError('A001223', { feature: 'hsm' });
  if (!settings.hsmEnabled) throw refuse(disabled);
}
