import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from './shell.js';

/** An empty folder outside of the repository; gone after the tests. */
export function emptyFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs what is built as it is published; the path of the tarball. */
export async function pack(): Promise<string> {
  const folder = emptyFolder('packed');
  const printed = await run(['npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: process.cwd(),
  });
  const [{ filename }] = JSON.parse(printed.slice(printed.indexOf('[')));
  return join(folder, filename);
}
