import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeFolder } from '../code-folder.js';

/** The bundled document, for which this version of the testkit is made. */
export const pinned = 'authlete-3.0.16.yaml';

export const specFolder = fileURLToPath(new URL('../spec/', codeFolder));

/** Returns the commits and dates of known documents, keyed by SHA-256: the bytes alone do not reveal them. */
export function knownSourcesText(): string {
  return readFileSync(`${specFolder}sources.yaml`, 'utf8');
}
