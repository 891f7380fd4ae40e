import type { Layer } from '../../../spec/overlay/overlay.js';
import { importAndPatch, type PatchedDocument, patchPinned } from '../../../spec/patched.js';

/** Returns the document that `--spec` names, or else the bundled one, with the testkit's overlays applied. */
export function patchedDocument(
  spec: string | undefined,
  layers?: readonly Layer[],
): Promise<PatchedDocument> {
  return spec === undefined ? patchPinned(layers) : importAndPatch(spec, layers);
}
