import { readFileSync } from 'node:fs';
import { SpecFailure } from './failure.js';
import { isObject } from './json.js';
import { isOpenApiDocument, type OpenApiDocument, type Schema, type Source } from './openapi.js';
import { type ContractOperation, operationsOf, resolveSchema } from './operation.js';
import type { Layer } from './overlay/overlay.js';

export type { ContractOperation } from './operation.js';

/** The patched document, with what the rest of the tool asks of it. */
export interface Contract {
  /** Built in, its validators are compiled beforehand. */
  readonly builtIn: boolean;
  readonly source: Source;
  readonly document: OpenApiDocument;
  /** By operationId, sorted by path. */
  readonly operations: ReadonlyMap<string, ContractOperation>;
  /** The schema that `#/components/schemas/…` refers to. */
  readonly resolve: (reference: string) => Schema;
  /** What is worth knowing about a document from outside, such as overlay actions that no longer fit it. */
  readonly warnings: readonly string[];
}

export function contractOf(
  document: OpenApiDocument,
  { builtIn = false, warnings = [] }: { builtIn?: boolean; warnings?: readonly string[] } = {},
): Contract {
  return {
    builtIn,
    source: document['x-source'] ?? { sha256: '' },
    document,
    operations: operationsOf(document),
    resolve: (reference) => resolveSchema(document, reference),
    warnings,
  };
}

let loaded: Contract | undefined;

/** The contract this version of the tool is made for, all layers applied. Reads one file, once. */
export function loadContract(): Contract {
  loaded ??= contractOf(readBuiltContract(), { builtIn: true });
  return loaded;
}

/** A newer upstream document instead: imported and patched now, its validators compiled when used. */
export async function openContract(
  fileOrUrl: string,
  options: { layers?: readonly Layer[] } = {},
): Promise<Contract> {
  const { importAndPatch } = await import('./patched.js');
  const { document, warnings } = await importAndPatch(fileOrUrl, options.layers);
  return contractOf(document, { warnings });
}

function readBuiltContract(): OpenApiDocument {
  const file = new URL('./generated/contract.json', import.meta.url);
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isObject(error) && error['code'] !== 'ENOENT') throw error;
  }
  if (isOpenApiDocument(document)) return document;
  throw new SpecFailure(
    `Failed to load the contract: ${file.pathname} is not built. Please run npm run build:contract.`,
  );
}
