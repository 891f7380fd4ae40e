import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The document this version of the tool is made for. */
export const pinned = 'authlete-3.0.16.yaml';

// src/spec and dist/spec are equally deep.
export const specFolder = fileURLToPath(new URL('../../spec/', import.meta.url));

/** Commit and date of the documents we know, by SHA-256: what the bytes alone do not say. */
export function knownSourcesText(): string {
  return readFileSync(`${specFolder}sources.yaml`, 'utf8');
}
