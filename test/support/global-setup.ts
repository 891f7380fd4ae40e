import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Clears the results of an earlier run, and compiles the sources for tests that start a command. */
export default async function setup(): Promise<void> {
  if (!existsSync('src/spec/generated/contract.json')) {
    throw new Error('Failed to find the built contract. Please run npm run build:contract.');
  }
  rmSync('test/.reached', { recursive: true, force: true });
  mkdirSync('test/.reached', { recursive: true });
  await compile();
}

/**
 * Compiles next to `src/`, because modules locate files relative to themselves. Starts much faster than tsx.
 */
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
