// npm run build: skips everything that is up to date. npm also runs it after `npm ci`, as the `dependencies`
// script. It is not `prepare`, because `prepare` would run silently whenever npx runs this package by name in
// the clone, and npm warns users of a tarball that has it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
process.chdir(root);
const stamp = 'dist/.built';
const generated = 'src/spec/generated';
/** Files that only the machine reads are copied, not compiled. */
const carried = ['contract.json', 'validators'].map((name) => `${generated}/${name}`);
const inputs = [
  'src',
  'spec',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** A folder's timestamp changes when a file in it is added, renamed or removed. */
function isNewer(path, time) {
  if (carried.includes(path)) return false;
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return false;
  // The build itself writes to this folder.
  if (status.mtimeMs > time && path !== generated) return true;
  return status.isDirectory() && readdirSync(path).some((name) => isNewer(`${path}/${name}`, time));
}

function isCurrent() {
  if (!existsSync(stamp) || !carried.every((path) => existsSync(path))) return false;
  const { mtimeMs } = statSync(stamp);
  return !inputs.some((path) => isNewer(path, mtimeMs));
}

async function run(...words) {
  const [code] = await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'close');
  if (code !== 0) process.exit(code ?? 1);
}

async function build() {
  const started = new Date();
  const { resolve } = createRequire(import.meta.url);
  rmSync('dist', { recursive: true, force: true });
  await Promise.all([
    run('--import', pathToFileURL(resolve('tsx')).href, 'scripts/build-contract.ts'),
    run(resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'),
    run('scripts/bundle.mjs', 'dist'),
  ]);
  for (const path of carried) cpSync(path, path.replace('src', 'dist'), { recursive: true });
  // npm does this when it links the command, but not on later builds.
  chmodSync('dist/cli/main.js', 0o755);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}

if (!isCurrent()) await build();
