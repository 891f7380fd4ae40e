/** Thrown for input that the toolkit cannot use. The message says what failed, with which value, and what to do. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** Thrown for input whose ID or token is already in use. */
export class AlreadyTaken extends InvalidInput {}
