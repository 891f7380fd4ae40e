// npm run generate          writes the generated files that are committed
// npm run generate -- --check  fails when one of them is not what would be written: CI's gate
import { readFile, writeFile } from 'node:fs/promises';
import { committedFiles } from '../src/spec/generate/committed.js';

const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);

for (const [name, content] of await committedFiles()) {
  const file = new URL(name, root);
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === content) continue;
  if (check) {
    console.error(`${name} is not what spec/ says. Please run npm run generate and commit it.`);
    process.exitCode = 1;
  } else {
    await writeFile(file, content);
    console.log(`Written ${name}`);
  }
}
