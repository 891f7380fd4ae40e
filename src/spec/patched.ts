import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { SpecFailure } from './failure.js';
import { importDocument } from './import/import.js';
import { provenanceOf } from './import/provenance.js';
import { readDocument } from './import/read.js';
import { isJsonObject, type JsonObject } from './json.js';
import { isOpenApiDocument, type OpenApiDocument } from './openapi.js';
import { type AppliedAction, applyOverlays } from './overlay/apply.js';
import { type Layer, readOverlays } from './overlay/overlay.js';
import { pinned, specFolder } from './pinned.js';

export interface PatchedDocument {
  before: OpenApiDocument;
  document: OpenApiDocument;
  actions: AppliedAction[];
  /** The overlays use other names than this document, so none was applied. */
  foreign: boolean;
  warnings: string[];
}

/** Returns the bundled document with the overlays applied. */
export async function patchPinned(layers?: readonly Layer[]): Promise<PatchedDocument> {
  const root: unknown = parse(await readFile(specFolder + pinned, 'utf8'));
  if (!isJsonObject(root))
    throw new SpecFailure(
      `Failed to read spec/${pinned}: the file is missing. Please run npm run spec:import.`,
    );
  return patch(root, `spec/${pinned}`, layers);
}

export async function importAndPatch(fileOrUrl: string, layers?: readonly Layer[]): Promise<PatchedDocument> {
  const read = await readDocument(fileOrUrl);
  const { document } = importDocument(read, provenanceOf(fileOrUrl, read.sha256));
  return patch(document, fileOrUrl, layers);
}

function patch(imported: JsonObject, name: string, layers?: readonly Layer[]): PatchedDocument {
  const overlays = readOverlays(layers);
  const patched = applyOverlays(imported, overlays);
  const stale = patched.actions.filter(({ outcome }) => outcome === 'stale');
  // A newer document of the same line makes a few actions stale; one with other names makes most of them
  // stale.
  const foreign = stale.length * 2 > patched.actions.length;
  return {
    before: asDocument(imported, name),
    document: asDocument(foreign ? imported : patched.document, name),
    actions: patched.actions,
    foreign,
    warnings: foreign
      ? [`${name} has different schema names than ${pinned}, so no overlay was applied.`]
      : stale.map(
          ({ file, number, action }) => `${file}, action ${number}: nothing at ${action.target} in ${name}.`,
        ),
  };
}

function asDocument(value: unknown, name: string): OpenApiDocument {
  if (isOpenApiDocument(value)) return value;
  throw new SpecFailure(
    `Failed to read ${name}: it has no components.schemas. Please use an Authlete OpenAPI document.`,
  );
}
