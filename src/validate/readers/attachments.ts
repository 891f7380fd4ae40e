import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { longestPart } from './parts.js';

/** Returns the content of a file that belongs to a source; `undefined` if there is none. */
export type Attachments = (name: string) => Buffer | undefined;

/** No path leaves the folder of the source. */
const isSafe = (name: string): boolean => /^[\w./ -]+$/.test(name) && !/(^|\/)\.\.(\/|$)|^\//.test(name);

/** Finds attachments in the folder of a file, or in other folders relative to it. */
export const attachmentsBeside =
  (source: string, folders: readonly string[]): Attachments =>
  (name) => {
    if (source === '-' || !isSafe(name)) return undefined;
    for (const folder of folders) {
      const file = join(dirname(source), folder, name);
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size !== undefined && size <= longestPart) return readFileSync(file);
    }
    return undefined;
  };
