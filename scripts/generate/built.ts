import { mkdir, rm, writeFile } from 'node:fs/promises';
import { standaloneValidators } from '../../src/spec/compile/standalone.js';
import { contractOf } from '../../src/spec/contract.js';
import { patchPinned } from '../../src/spec/patched.js';

/** Writes the build artifacts that only the machine reads: contract.json and the validators. */
export async function buildContract(folder: string): Promise<void> {
  const { document } = await patchPinned();
  await rm(`${folder}/validators`, { recursive: true, force: true });
  await mkdir(`${folder}/validators`, { recursive: true });
  await writeFile(`${folder}/contract.json`, JSON.stringify(document));
  for (const [operationId, source] of standaloneValidators(contractOf(document))) {
    await writeFile(`${folder}/validators/${operationId}.cjs`, source);
  }
}
