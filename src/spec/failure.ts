/** A failed operation on a specification. The CLI shows the message without a stack trace. */
export class SpecFailure extends Error {
  override readonly name = 'SpecFailure';
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
