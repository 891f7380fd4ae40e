/** What a command could not do, told to the person who ran it in one line: exit code 2, no stack trace. */
export class Unable extends Error {
  override readonly name = 'Unable';
}
