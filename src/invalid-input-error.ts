/** Thrown for input that the toolkit cannot use. The message says what failed, with which value, and what to do. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';

  constructor(
    message: string,
    /** The member of the input that is refused, such as `when.client`, if the problem is in one. */
    readonly member?: string,
  ) {
    super(message);
  }
}

/** Thrown for input whose ID or token is already in use. */
export class AlreadyTakenError extends InvalidInputError {}
