import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importDocument } from '../../src/spec/import/import.js';
import { readDocument } from '../../src/spec/import/read.js';
import { isOpenApiDocument, type OpenApiDocument } from '../../src/spec/openapi.js';

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

const upstreamFolder = fileURLToPath(new URL('../../../shared/authlete-openapi/', import.meta.url));

export const upstreamDocuments = ['spec_next.yaml', 'upstream-2026-08.yaml', 'docs-site-bundle.json'].map(
  (name) => upstreamFolder + name,
);

/** Whether the upstream documents are next to the repository. Prints a warning if not. */
export function upstreamIsThere(): boolean {
  if (existsSync(upstreamFolder)) return true;
  console.warn(`NOT TESTED: the upstream documents are not in ${upstreamFolder}`);
  return false;
}

export async function imported(file: string): Promise<OpenApiDocument> {
  return asDocument(importDocument(await readDocument(file)).document);
}

export function asDocument(value: unknown): OpenApiDocument {
  if (isOpenApiDocument(value)) return value;
  throw new Error('not a document');
}
