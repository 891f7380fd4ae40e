import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInputError } from '../invalid-input-error.js';
import { reasonOf } from '../spec/failure.js';
import type { Counter } from './counter.js';
import { onProcessEnd } from './process-end.js';

/** The ending of coverage files in a folder. */
export const shardEnding = '.coverage.json';

/** How often a file is written while calls come, in milliseconds. */
const pause = 2000;

/** The coverage file of one mock. */
export interface Shard {
  readonly file: string;
  /** Writes the file if something was counted since. Throws `InvalidInputError` if that is not possible. */
  save(): void;
  /** Saves for the last time. */
  close(): void;
}

/**
 * Writes what a counter counts into a new file of a folder: now and then, when the process ends or is stopped, and at
 * `close`. The file is replaced as a whole, so that a process that is killed leaves a complete one. Throws
 * `InvalidInputError` if the folder cannot be made.
 */
export function openShard(folder: string, counter: Counter, onProblem: (problem: unknown) => void): Shard {
  const file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}${shardEnding}`);
  make(folder);
  let saved = 0;
  const save = (): void => {
    if (counter.counted === saved) return;
    saved = counter.counted;
    write(file, `${JSON.stringify(counter.coverage())}\n`);
  };
  const trySave = (): void => {
    try {
      save();
    } catch (problem) {
      onProblem(problem);
    }
  };
  const timer = setInterval(trySave, pause).unref();
  const stop = onProcessEnd(trySave);
  return {
    file,
    save,
    close() {
      clearInterval(timer);
      stop();
      save();
    },
  };
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to write coverage into ${folder}: ${reasonOf(problem)}. Please choose another folder.`,
    );
  }
}

function write(file: string, text: string): void {
  const partial = `${file}.part`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch (problem) {
    rmSync(partial, { force: true });
    throw new InvalidInputError(
      `Failed to write ${file}: ${reasonOf(problem)}. Please make the folder writable, or choose another one.`,
    );
  }
}
