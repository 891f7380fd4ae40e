import { SpecFailure } from '../../../spec/failure.js';

/** 0 clean, 1 differences or problems, 2 could not run. */
export function endingWith<Arguments extends unknown[]>(
  run: (...given: Arguments) => Promise<0 | 1>,
): (...given: Arguments) => Promise<void> {
  return async (...given) => {
    try {
      process.exitCode = await run(...given);
    } catch (error) {
      if (!(error instanceof SpecFailure)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  };
}
