import { InvalidInputError } from '../../../invalid-input-error.js';
import type { Contract } from '../../../spec/contract.js';
import type { TrafficFormat } from '../../../validate/readers/format.js';
import { formatById } from '../../../validate/readers/formats.js';
import { singleBody } from '../../../validate/readers/single-body.js';
import type { ValidateCommandOptions } from './options.js';

/**
 * Returns the format that the options force on all files; `undefined` to detect it per file. Throws
 * `InvalidInputError`.
 */
export function formatFor(
  contract: Contract,
  { format, operation, status, request }: ValidateCommandOptions,
): TrafficFormat | undefined {
  if (operation !== undefined) return singleBody(contract, { operation, status, request });
  if (status !== undefined || request)
    throw new InvalidInputError(
      'Failed to read the command line: --status and --request need --operation. Please add it.',
    );
  return format === undefined ? undefined : formatById(format);
}
