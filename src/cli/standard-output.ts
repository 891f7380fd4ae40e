import { isObject } from '../json.js';
import { reasonOf } from '../spec/failure.js';

/** The reader, such as `head`, has all it wanted. */
const readerLeft = ['EPIPE', 'ECONNRESET', 'EOF'];

/**
 * Keeps the exit code independent of the reader of standard output. If the reader leaves, the command runs to its
 * end and exits with its own code. If the output cannot be written, as on a full disk, it exits with 2.
 */
export function guardStandardOutput(): void {
  let problem: unknown;
  process.stdout.on('error', (error) => {
    if (problem !== undefined || (isObject(error) && readerLeft.includes(String(error['code'])))) return;
    problem = error;
    console.error(
      `Failed to write to standard output: ${reasonOf(error)}. Please check where the output goes.`,
    );
  });
  // There is nowhere to report this.
  process.stderr.on('error', () => {});
  process.on('exit', () => {
    if (problem !== undefined) process.exitCode = 2;
  });
}
