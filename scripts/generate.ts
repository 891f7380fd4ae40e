// npm run generate             writes all generated files that are committed
// npm run generate -- --check  fails if a committed file is out of date (used in CI)
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildContract } from './generate/built.js';
import { committedFiles } from './generate/committed.js';

const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);

for (const [name, content] of await committedFiles()) {
  const file = new URL(name, root);
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === content) continue;
  if (check) {
    console.error(`${name} is not what would be generated. Please run npm run generate and commit it.`);
    process.exitCode = 1;
  } else {
    await writeFile(file, content);
    console.log(`Written ${name}`);
  }
}

if (!check) await buildContract(fileURLToPath(new URL('src/spec/generated', root)));
