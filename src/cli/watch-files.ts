import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The contents of files; `undefined` for a file that cannot be read. */
export type FileTexts = ReadonlyMap<string, string | undefined>;

export const textsOf = async (files: readonly string[]): Promise<FileTexts> =>
  new Map(await Promise.all(files.map(async (file) => [file, await textOf(file)] as const)));

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** How often to look at the files, in milliseconds. */
const interval = 100;

/** How long files have to stay the same before they are read. Longer than the interval, so that a slow write ends. */
const defaultQuiet = 150;

/** How often to wait once more for a file that is empty or missing: some editors truncate or remove it, then write. */
const patience = 8;

/**
 * Calls `changed` with the files whose content differs from `seen`, and then at each change. The calls do not overlap,
 * and `changed` must not reject. Returns a function that ends this.
 */
export function watchFiles(
  seen: FileTexts,
  changed: (files: readonly string[]) => Promise<void>,
  { quiet = defaultQuiet }: { readonly quiet?: number } = {},
): () => void {
  const files = [...seen.keys()];
  let last = seen;
  let waited = 0;
  let timer: NodeJS.Timeout | undefined;
  let checking = false;
  /** Whether a file was touched since the check began. */
  let touched = false;
  let isStopped = false;

  function wait(): void {
    clearTimeout(timer);
    // A check that is running waits again at its end.
    if (!isStopped && !checking) timer = setTimeout(() => void check(), quiet).unref();
  }

  const onStat = (): void => {
    touched = true;
    wait();
  };

  async function check(): Promise<void> {
    checking = true;
    touched = false;
    const now = await textsOf(files);
    const isWhole = [...now.values()].every((text) => text !== undefined && text.trim() !== '');
    const isEnough = isWhole || waited === patience;
    waited = isEnough ? 0 : waited + 1;
    if (isEnough && !touched) {
      const different = files.filter((file) => now.get(file) !== last.get(file));
      last = now;
      if (different.length > 0 && !isStopped) await changed(different);
    }
    checking = false;
    if (!isEnough || touched) wait();
  }

  for (const file of files) watchFile(file, { interval, persistent: false }, onStat);
  wait();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    for (const file of files) unwatchFile(file, onStat);
  };
}
