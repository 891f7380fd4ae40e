/**
 * Thrown by a store that cannot answer now: its server is lost, its disk is full, its file is damaged. The call that
 * needed it is answered 503. The message says what failed, with what, and what to do.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
