import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SpecFailure } from '../failure.js';
import { arrayAt, isJsonObject, type Json, objectAt } from '../json.js';
import { specFolder } from '../pinned.js';

/**
 * `fix`: corrects the document. `forward`: adds what the service supports already. `strict`: adds what every
 * response really has.
 */
export const layers = ['fix', 'forward', 'strict'] as const;
export type Layer = (typeof layers)[number];

/** An OpenAPI Overlay 1.0.0 document. */
export interface Overlay {
  /** `fix/nullable-enum.yaml` */
  file: string;
  layer: Layer;
  title: string;
  actions: OverlayAction[];
}

export interface OverlayAction {
  target: string;
  description: string;
  defects: readonly string[];
  evidence: string;
  change: { update: Json } | { remove: true };
}

/**
 * Returns the overlays of the layers in the order of application: by layer as listed above, then by file
 * name.
 */
export function readOverlays(selected: readonly Layer[] = layers): Overlay[] {
  return layers
    .filter((layer) => selected.includes(layer))
    .flatMap((layer) => {
      const folder = `${specFolder}overlays/${layer}/`;
      return readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => parseOverlay(readFileSync(folder + name, 'utf8'), `${layer}/${name}`, layer));
    });
}

export function parseLayers(text: string): Layer[] {
  return text
    .split(',')
    .filter((name) => name !== '' && name !== 'none')
    .map((name) => {
      const layer = layers.find((one) => one === name);
      if (layer !== undefined) return layer;
      throw new SpecFailure(
        `Failed to select layers: there is no layer "${name}". Please use ${layers.join(', ')} or none.`,
      );
    });
}

export function parseOverlay(text: string, file: string, layer: Layer): Overlay {
  const root: unknown = parse(text);
  if (!isJsonObject(root) || root['overlay'] !== '1.0.0') {
    throw new SpecFailure(
      `Failed to read ${file}: it is not an Overlay 1.0.0 document. Please start the file with "overlay: 1.0.0".`,
    );
  }
  return {
    file,
    layer,
    title: String(objectAt(root, 'info')['title']),
    actions: arrayAt(root, 'actions').map((action, index) =>
      parseAction(action, `${file}, action ${index + 1}`),
    ),
  };
}

function parseAction(node: Json, place: string): OverlayAction {
  if (!isJsonObject(node) || typeof node['target'] !== 'string') {
    throw new SpecFailure(`Failed to read ${place}: it has no target. Please add a JSONPath.`);
  }
  const { target, description, remove, update } = node;
  const evidence = node['x-evidence'];
  if (typeof description !== 'string' || typeof evidence !== 'string') {
    throw new SpecFailure(
      `Failed to read ${place}: it has no description or no x-evidence. Please add both.`,
    );
  }
  if ((remove === true) === (update !== undefined)) {
    throw new SpecFailure(
      `Failed to read ${place}: it has neither update nor remove: true. Please add one of them.`,
    );
  }
  return {
    target,
    description,
    evidence,
    defects: evidence.match(/\b[A-Z]-\d\d\b/g) ?? [],
    change: update === undefined ? { remove: true } : { update },
  };
}
