import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';

/**
 * Compiles the sources for tests that start a command, as for the package. Next to `src/`, because modules locate files
 * relative to themselves. Starts much faster than tsx.
 */
export default function setup(): void {
  if (!existsSync('src/spec/generated/contract.json')) {
    throw new Error('Failed to find the built contract. Please run npm run build:contract.');
  }
  rmSync('.test-build', { recursive: true, force: true });
  execFileSync(process.execPath, ['scripts/bundle.mjs', '.test-build']);
  for (const built of ['contract.json', 'validators']) {
    cpSync(`src/spec/generated/${built}`, `.test-build/spec/generated/${built}`, { recursive: true });
  }
}
