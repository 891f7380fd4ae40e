import { once } from 'node:events';
import { access, open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { InvalidInputError } from '../invalid-input-error.js';
import { reasonOf } from '../spec/failure.js';
import type { Write } from '../validate/reports/report.js';

/** The destination of a report. */
export interface Output {
  readonly write: Write;
  /** Resolves once everything is flushed. */
  finish(): Promise<void>;
  /** Removes the partial file of a run that was given up. */
  discard(): Promise<void>;
}

/** Writes to standard output or standard error. */
export const openStream = (stream: Writable): Output => ({
  async write(text) {
    if (!stream.write(text)) await once(stream, 'drain');
  },
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
  const flush = async () => {
    const text = pending;
    pending = '';
    await handle.appendFile(text).catch(failed);
  };
  return {
    async write(text) {
      pending += text;
      if (pending.length >= enough) await flush();
    },
    async finish() {
      await flush();
      await handle.close();
      await rename(partial, file).catch(failed);
    },
    async discard() {
      await handle.close();
      await rm(partial, { force: true });
    },
  };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
