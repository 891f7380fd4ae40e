import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Forgets what an earlier run reached, and compiles the sources for the tests that start a command. */
export default async function setup(): Promise<void> {
  if (!existsSync('src/spec/generated/contract.json')) {
    throw new Error('Failed to find the built contract. Please run npm run build:contract.');
  }
  rmSync('test/.reached', { recursive: true, force: true });
  mkdirSync('test/.reached', { recursive: true });
  await compile();
}

/** Beside `src/`, because files are found relative to the module that reads them. A fraction of what tsx takes per start. */
async function compile(): Promise<void> {
  rmSync('.test-build', { recursive: true, force: true });
  await build({
    entryPoints: ['src/**/*.ts'],
    outbase: 'src',
    outdir: '.test-build',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  for (const built of ['contract.json', 'validators']) {
    cpSync(`src/spec/generated/${built}`, `.test-build/spec/generated/${built}`, { recursive: true });
  }
}
