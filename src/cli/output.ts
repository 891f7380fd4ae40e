import { access, open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { InvalidInputError } from '../invalid-input-error.js';
import { reasonOf } from '../spec/failure.js';
import type { Write } from '../validate/reports/report.js';

/** The destination of a report. */
export interface Output {
  /** Never rejects, so that a full disk does not end the run that is reported. */
  readonly write: Write;
  /** Resolves once everything is flushed. Rejects with `InvalidInputError` if something could not be written. */
  finish(): Promise<void>;
  /** Removes the partial file of a run that was given up. */
  discard(): Promise<void>;
}

/** Writes to standard output or standard error. `guardStandardOutput` handles their errors. */
export const openStream = (stream: Writable): Output => ({
  write: (text) =>
    new Promise((resolve) => {
      if (stream.write(text, () => resolve())) resolve();
    }),
  finish: async () => undefined,
  discard: async () => undefined,
});

/** The number of characters to buffer before writing. */
const enough = 64 * 1024;

/**
 * Opens a file for writing. It gets its final name only when it is complete. Rejects with `InvalidInputError` if
 * it cannot be written.
 */
export async function openFile(file: string, { isNew = false } = {}): Promise<Output> {
  const refuse = (reason: string): never => {
    throw new InvalidInputError(`Failed to write ${file}: ${reason}. Please choose another file.`);
  };
  const failed = (problem: unknown) => refuse(reasonOf(problem));
  if (isNew && (await exists(file))) refuse('the file already exists');
  const partial = `${file}.part`;
  const handle = await open(partial, 'w').catch(failed);
  let pending = '';
  let problem: unknown;
  const flush = async () => {
    const text = pending;
    pending = '';
    if (problem === undefined)
      await handle.appendFile(text).catch((reason) => {
        problem = reason;
      });
  };
  const discard = async () => {
    await handle.close().catch(() => {});
    await rm(partial, { force: true }).catch(() => {});
  };
  return {
    async write(text) {
      pending += text;
      if (pending.length >= enough) await flush();
    },
    async finish() {
      try {
        await flush();
        if (problem !== undefined) throw problem;
        await handle.close();
        await rename(partial, file);
      } catch (reason) {
        await discard();
        failed(reason);
      }
    },
    discard,
  };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
