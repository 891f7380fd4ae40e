// npm run build:contract [-- FOLDER]  writes what only the machine reads: contract.json and the validators
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { standaloneValidators } from '../src/spec/compile/standalone.js';
import { contractOf } from '../src/spec/contract.js';
import { patchPinned } from '../src/spec/patched.js';

const folder = process.argv[2] ?? fileURLToPath(new URL('../src/spec/generated', import.meta.url));
const { document } = await patchPinned();

await rm(`${folder}/validators`, { recursive: true, force: true });
await mkdir(`${folder}/validators`, { recursive: true });
await writeFile(`${folder}/contract.json`, JSON.stringify(document));
for (const [operationId, source] of standaloneValidators(contractOf(document))) {
  await writeFile(`${folder}/validators/${operationId}.cjs`, source);
}
