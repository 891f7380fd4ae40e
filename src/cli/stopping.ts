import { constants } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { InvalidInputError } from '../invalid-input-error.js';
import { milliseconds } from '../mock/state/duration.js';
import { endFailed } from './exit-code.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The option for how long a stopping server waits for calls in progress, in milliseconds. */
export const graceOption = (): Option =>
  new Option('--grace <time>', 'how long to wait for pending calls when stopping')
    .default(5000, '5s')
    .argParser(graceTime);

function graceTime(text: string): number {
  try {
    const time = milliseconds(text);
    if (time >= 0) return time;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
  }
  throw new InvalidArgumentError('Please use a duration such as 500ms, 5s or 1m.');
}

/** Calls `end` on the first SIGINT or SIGTERM. The next signal kills the process as usual. */
export function onStop(end: () => Promise<void>): void {
  const stop = (): void => {
    for (const signal of signals) process.off(signal, stop);
    end().catch(endFailed);
  };
  for (const signal of signals) process.on(signal, stop);
}

/** Runs an action. Meanwhile, SIGINT and SIGTERM run the exit handlers of the process, which they skip by default. */
export async function withExitOnSignals<Result>(run: () => Promise<Result>): Promise<Result> {
  const exit = (signal: (typeof signals)[number]) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, exit);
  try {
    return await run();
  } finally {
    for (const signal of signals) process.off(signal, exit);
  }
}
