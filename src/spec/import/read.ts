import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { reasonOf, SpecFailure } from '../failure.js';
import { isJsonObject, type JsonObject } from '../json.js';

export interface ReadDocument {
  location: string;
  sha256: string;
  root: JsonObject;
}

/** Reads an OpenAPI document in YAML or JSON from a file or a URL. */
export async function readDocument(fileOrUrl: string): Promise<ReadDocument> {
  const bytes = await readBytes(fileOrUrl);
  let root: unknown;
  try {
    root = await parsed(bytes.toString('utf8'));
  } catch (error) {
    throw new SpecFailure(
      `Failed to read ${fileOrUrl}: it is neither YAML nor JSON (${reasonOf(error)}). Please use an OpenAPI 3.0 or 3.1 document.`,
    );
  }
  if (!isJsonObject(root) || !/^3\.[01]\./.test(String(root['openapi'])) || !isJsonObject(root['paths'])) {
    throw new SpecFailure(
      `Failed to read ${fileOrUrl}: it is not an OpenAPI 3.0 or 3.1 document with paths. Please use an upstream Authlete OpenAPI document.`,
    );
  }
  return { location: fileOrUrl, sha256: createHash('sha256').update(bytes).digest('hex'), root };
}

async function parsed(text: string): Promise<unknown> {
  // YAML 1.2 is a superset of JSON, but its parser takes a second for the JSON of an Authlete document.
  try {
    return JSON.parse(text);
  } catch {
    const { parse } = await import('yaml');
    // Without `prettyErrors: false`, errors would quote the document.
    return parse(text, { prettyErrors: false });
  }
}

async function readBytes(fileOrUrl: string): Promise<Buffer> {
  try {
    if (!/^https?:\/\//.test(fileOrUrl)) return await readFile(fileOrUrl);
    const response = await fetch(fileOrUrl);
    if (!response.ok) throw new Error(`the server responded ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new SpecFailure(
      `Failed to read ${fileOrUrl}: ${reasonOf(error)}. Please check the file name or the URL.`,
    );
  }
}
