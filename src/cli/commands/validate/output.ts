import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { InvalidInput } from '../../../invalid-input.js';
import { reasonOf } from '../../../spec/failure.js';
import type { Write } from '../../../validate/reports/report.js';

/** Where a report goes. */
export interface Output {
  readonly write: Write;
  /** All is written. */
  finish(): Promise<void>;
  /** The run was given up: nothing is left of what was written to a file. */
  discard(): Promise<void>;
}

/** Standard output or standard error. */
export const openStream = (stream: Writable): Output => ({
  write: writeTo(stream),
  finish: async () => undefined,
  discard: async () => undefined,
});

/** A file, which takes its name only when it is whole. Throws `InvalidInput` where it cannot be written. */
export async function openFile(file: string, { isNew = false } = {}): Promise<Output> {
  const problem = (reason: string): InvalidInput =>
    new InvalidInput(`Failed to write ${file}: ${reason}. Please name another file.`);
  const exists =
    isNew &&
    (await access(file).then(
      () => true,
      () => false,
    ));
  if (exists) throw problem('it exists already');
  const partial = `${file}.part`;
  const stream = createWriteStream(partial);
  await once(stream, 'open').catch((error) => {
    throw problem(reasonOf(error));
  });
  return {
    write: writeTo(stream),
    async finish() {
      stream.end();
      await finished(stream);
      await rename(partial, file);
    },
    async discard() {
      stream.destroy();
      await rm(partial, { force: true });
    },
  };
}

/** Waits where the stream has enough for now, so that a report of any length takes little memory. */
const writeTo =
  (stream: Writable): Write =>
  async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
