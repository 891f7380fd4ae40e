import { readFile } from 'node:fs/promises';
import { reasonOf, SpecFailure } from '../../../spec/failure.js';
import type { JsonObject } from '../../../spec/json.js';
import { applyOverlays } from '../../../spec/overlay/apply.js';
import { type Overlay, parseOverlay } from '../../../spec/overlay/overlay.js';

/** Applies the user's overlays to a document. Actions that match nothing produce a warning. */
export async function withOverlays(
  patched: { readonly document: object; readonly warnings: readonly string[] },
  files: readonly string[],
): Promise<{ document: JsonObject; warnings: readonly string[] }> {
  const overlays = await Promise.all(files.map(read));
  // The document was parsed from YAML or JSON, so it is JSON.
  const { document, actions } = applyOverlays(patched.document as JsonObject, overlays);
  const stale = actions.filter(({ outcome }) => outcome === 'stale');
  const warnings = stale.map(
    ({ file, number, action }) => `${file}, action ${number}: nothing at ${action.target}.`,
  );
  return { document, warnings: [...patched.warnings, ...warnings] };
}

async function read(file: string): Promise<Overlay> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SpecFailure(
      `Failed to read ${file}: ${reasonOf(error)}. Please give an overlay in YAML or JSON.`,
    );
  });
  return parseOverlay(text, file, 'forward');
}
