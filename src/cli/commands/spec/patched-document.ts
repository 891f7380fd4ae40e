import type { Layer } from '../../../spec/overlay/overlay.js';
import { importAndPatch, type PatchedDocument, patchPinned } from '../../../spec/patched.js';

/** The document that `--spec` names, else the committed one; patched. */
export function patchedDocument(
  spec: string | undefined,
  layers?: readonly Layer[],
): Promise<PatchedDocument> {
  return spec === undefined ? patchPinned(layers) : importAndPatch(spec, layers);
}
