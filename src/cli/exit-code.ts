import { InvalidInputError } from '../invalid-input-error.js';
import { StoreUnavailableError } from '../mock/state/store-unavailable.js';
import { SpecFailure } from '../spec/failure.js';
import { printableLines } from '../validate/reports/text.js';
import { CliError } from './cli-error.js';

/** Runs an action and sets the exit code: 0 for success, 1 for findings, 2 if it could not run. */
export function withExitCode<Arguments extends unknown[]>(
  run: (...given: Arguments) => Promise<0 | 1>,
): (...given: Arguments) => Promise<void> {
  return async (...given) => {
    try {
      process.exitCode = await run(...given);
    } catch (error) {
      endFailed(error);
    }
  };
}

/** Reports why a command could not run, and sets the exit code 2. Unexpected errors get a stack trace. */
export function endFailed(error: unknown): void {
  const isExpected = [CliError, InvalidInputError, SpecFailure, StoreUnavailableError].some(
    (kind) => error instanceof kind,
  );
  console.error(isExpected && error instanceof Error ? printableLines(error.message) : error);
  process.exitCode = 2;
}
