/** Input that the toolkit cannot work with; its message says what failed, with what, and what to do. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** Input that asks for an ID or a token that something else has already. */
export class AlreadyTaken extends InvalidInput {}
