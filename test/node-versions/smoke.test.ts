import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyFolder, pack } from '../install/packed.js';
import { run } from '../install/shell.js';

/** The major versions that the package runs on; 22 and 24 are maintained. */
const versions = [20, 22, 24, 26];

const cwd = emptyFolder('versions');
cpSync('test/install/project', cwd, { recursive: true });
await run(['npm', 'install', '--no-package-lock', await pack()], { cwd });

const node = (version: number, ...words: string[]): Promise<string> =>
  run(['npm', 'exec', '--yes', `--package=node@${version}`, '--', 'node', ...words], { cwd });

/** Whether npm can bring a version. If not, its tests are counted as skipped, and it is said loudly. */
async function isHad(version: number): Promise<boolean> {
  const problem = await node(version, '--version').then(
    (printed) => (printed.startsWith(`v${version}.`) ? undefined : `npm brought ${printed.trim()}`),
    (reason: unknown) => String(reason),
  );
  if (problem === undefined) return true;
  console.error(`\n!!! NODE.JS ${version} COULD NOT BE HAD, SO NOTHING WAS TESTED ON IT: ${problem}\n`);
  return false;
}

const had = new Map<number, boolean>();
for (const version of versions) had.set(version, await isHad(version));

describe('The built package', () => {
  for (const version of versions)
    it.skipIf(had.get(version) !== true)(
      `works on Node.js ${version}, without what it has deprecated`,
      async () => {
        const printed = await node(
          version,
          '--throw-deprecation',
          '--test',
          '--test-reporter=tap',
          'smoke.test.mjs',
        );
        expect(printed).toMatch(/^# pass [4-9]$/m);
        expect(printed).toMatch(/^# fail 0$/m);
      },
    );
});
