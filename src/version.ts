import { readFileSync } from 'node:fs';
import { codeFolder } from './code-folder.js';

/** Returns the version of this package. */
export function version(): string {
  // src and dist are at the same depth.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', codeFolder), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
