import { InvalidInput } from '../invalid-input.js';
import { SpecFailure } from '../spec/failure.js';
import { isObject } from '../spec/json.js';

/** 0 clean, 1 differences or problems, 2 could not run. */
export function endingWith<Arguments extends unknown[]>(
  run: (...given: Arguments) => Promise<0 | 1>,
): (...given: Arguments) => Promise<void> {
  return async (...given) => {
    try {
      process.exitCode = await run(...given);
    } catch (error) {
      if (!(error instanceof SpecFailure || error instanceof InvalidInput)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  };
}

/** Who reads only the beginning, as `| head` does, has what was wanted. */
export function endQuietly(error: unknown): void {
  if (!isObject(error) || error['code'] !== 'EPIPE') throw error;
  process.exit();
}
