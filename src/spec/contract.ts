import { readFileSync } from 'node:fs';
import { codeFolder } from '../code-folder.js';
import { isObject } from '../json.js';
import { SpecFailure } from './failure.js';
import { isOpenApiDocument, type OpenApiDocument, type SchemaObject, type Source } from './openapi.js';
import { type ContractOperation, operationsOf, resolveSchema } from './operation.js';
import type { Layer } from './overlay/overlay.js';

export type { ContractOperation } from './operation.js';

/** The patched OpenAPI document, and look-ups in it. */
export interface Contract {
  /** The built-in contract, whose validators are precompiled. */
  readonly builtIn: boolean;
  readonly source: Source;
  readonly document: OpenApiDocument;
  /** Keyed by operationId, sorted by path. */
  readonly operations: ReadonlyMap<string, ContractOperation>;
  /** Resolves `#/components/schemas/…` references. */
  readonly resolve: (reference: string) => SchemaObject;
  /** Warnings about a user-supplied document, such as overlay actions that no longer match. */
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

/** Returns the built-in contract with all overlays applied. Reads one file, once. */
export function loadContract(): Contract {
  loaded ??= contractOf(readBuiltContract(), { builtIn: true });
  return loaded;
}

/**
 * Opens another upstream document: imports and patches it now, and compiles validators when they are used.
 * Rejects with `SpecFailure` if it cannot be read or imported.
 */
export async function openContract(
  fileOrUrl: string,
  options: { layers?: readonly Layer[] } = {},
): Promise<Contract> {
  const { importAndPatch } = await import('./patched.js');
  const { document, warnings } = await importAndPatch(fileOrUrl, options.layers);
  return contractOf(document, { warnings });
}

function readBuiltContract(): OpenApiDocument {
  const file = new URL('spec/generated/contract.json', codeFolder);
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
