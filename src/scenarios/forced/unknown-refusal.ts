import type { RefusalStyle } from '../../mock/operation.js';

/** How an operation that the mock does not know tells what it refuses. */
export const unknownRefusal = (): RefusalStyle => 'oauth-error';
