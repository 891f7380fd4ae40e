// npm run build:contract [-- FOLDER]  writes what only the machine reads: contract.json and the validators
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { patchPinned } from '../src/spec/patched.js';

const folder = process.argv[2] ?? fileURLToPath(new URL('../src/spec/generated', import.meta.url));
const { document } = await patchPinned();

await mkdir(folder, { recursive: true });
await writeFile(`${folder}/contract.json`, JSON.stringify(document));
