import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { SpecFailure } from '../spec/failure.js';

/** Runs an action and sets the exit code: 0 for success, 1 for findings, 2 if it could not run. */
export function endingWith<Arguments extends unknown[]>(
  run: (...given: Arguments) => Promise<0 | 1>,
): (...given: Arguments) => Promise<void> {
  return async (...given) => {
    try {
      process.exitCode = await run(...given);
    } catch (error) {
      if (!(error instanceof SpecFailure || error instanceof InvalidInputError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  };
}

/** Exits quietly on a broken pipe: the reader, such as `| head`, has all it wanted. */
export function endQuietly(error: unknown): void {
  if (!isObject(error) || error['code'] !== 'EPIPE') throw error;
  process.exit();
}
