/** What could not be done, told to the person who asked for it: no stack trace is shown. */
export class SpecFailure extends Error {
  override readonly name = 'SpecFailure';
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
