/** A failure that the CLI reports in one line, without a stack trace, with exit code 2. */
export class CliError extends Error {
  override readonly name = 'Unable';
}
