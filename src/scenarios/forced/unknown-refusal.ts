import type { RefusalStyle } from '../../mock/operation.js';

/** Operations whose answers have no `responseContent`. */
const silent = /^hsk_/;

/** How an operation that the mock does not know tells what it refuses. */
export const unknownRefusal = (operationId: string): RefusalStyle =>
  silent.test(operationId) ? 'none' : 'oauth-error';
