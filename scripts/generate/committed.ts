import { readFile } from 'node:fs/promises';
import { chart } from '../../bench/chart.js';
import { contractOf } from '../../src/spec/contract.js';
import { patchPinned } from '../../src/spec/patched.js';
import { specFolder } from '../../src/spec/pinned.js';
import { readResults } from './bench-table.js';
import { withGeneratedParts } from './documentation.js';
import { jsonSchemas } from './json-schemas.js';
import { operationsSource } from './operations.js';
import { typesSource } from './types.js';

/**
 * Returns the generated files that are committed because people read them: path in the repository → content.
 */
export async function committedFiles(): Promise<Map<string, string>> {
  const { document } = await patchPinned();
  const contract = contractOf(document);
  const page = (name: string) => readFile(`${specFolder}../docs/${name}`, 'utf8');
  return new Map([
    ['src/spec/generated/types.ts', await typesSource(document)],
    ['src/spec/generated/operations.ts', operationsSource(contract.operations.values())],
    ...jsonSchemas(contract),
    ['docs/contract.md', withGeneratedParts(await page('contract.md'))],
    ['docs/control.md', withGeneratedParts(await page('control.md'))],
    ['docs/obligations.md', withGeneratedParts(await page('obligations.md'))],
    ['docs/coverage.md', withGeneratedParts(await page('coverage.md'))],
    ['docs/performance.md', withGeneratedParts(await page('performance.md'))],
    ['docs/performance.svg', chart(readResults())],
    ['docs/scenarios.md', withGeneratedParts(await page('scenarios.md'))],
    ['docs/validate.md', withGeneratedParts(await page('validate.md'))],
  ]);
}
