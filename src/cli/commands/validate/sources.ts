import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import picomatch from 'picomatch';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { formats } from '../../../validate/readers/formats.js';

/** The endings of traffic files in a folder. */
const endings = [...formats.flatMap(({ extensions }) => extensions), 'json', 'zip'].flatMap((extension) => [
  `.${extension}`,
  `.${extension}.gz`,
]);

/** Folders without traffic files of their own: `__files` contains the bodies of WireMock. */
const isLeftOut = (folder: string): boolean => /^(\.|node_modules$|__files$)/.test(folder);

/**
 * Replaces folders and patterns, which not every shell expands, by the files that they stand for, in order. Rejects
 * with `InvalidInputError` if there are none.
 */
export async function sourcesOf(given: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const word of given) found.push(...(await filesOf(word)));
  return [...new Set(found)];
}

async function filesOf(word: string): Promise<string[]> {
  const info = word === '-' ? undefined : await stat(word).catch(() => undefined);
  if (info?.isDirectory()) {
    const files = (await filesBelow(word)).filter((file) => endings.some((ending) => file.endsWith(ending)));
    return files.length > 0 ? files : refuse(word, 'the folder contains no traffic file');
  }
  const pattern = sep === '\\' ? word.replaceAll('\\', '/') : word;
  // Reading reports a file that does not exist.
  if (word === '-' || info !== undefined || !picomatch.scan(pattern).isGlob) return [word];
  const { base } = picomatch.scan(pattern);
  const matches = picomatch(pattern, { dot: false });
  const files = (await filesBelow(base === '' ? '.' : base)).filter((file) =>
    matches(file.split(sep).join('/')),
  );
  return files.length > 0 ? files : refuse(word, 'no file matches it');
}

const refuse = (word: string, reason: string): never => {
  throw new InvalidInputError(
    `Failed to read ${word}: ${reason}. Please pass files, folders, patterns such as 'traffic/**/*.har', or - for standard input.`,
  );
};

/** Lists the files below a folder, sorted by name. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(isLeftOut(entry.name) ? [] : await filesBelow(path)));
    else found.push(path);
  }
  return found;
}
