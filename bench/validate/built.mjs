// Compiles the benchmark as the package is compiled and runs it. tsx wraps each function to keep its name, which makes
// the checks slower than they are for users.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'node_modules/.bench-validate');

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

try {
  run('scripts/bundle.mjs', folder, 'bench/validate/run.ts');
  cpSync(join(root, 'dist/spec'), join(folder, 'spec'), { recursive: true });
  run(join(folder, 'run.js'), join(root, 'dist/cli/main.js'), ...process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
