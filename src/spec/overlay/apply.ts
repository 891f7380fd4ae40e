import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject, memberOf } from '../json.js';
import { merged } from './merge.js';
import type { Overlay, OverlayAction } from './overlay.js';
import { placesOf } from './target.js';

export interface AppliedAction {
  file: string;
  /** The 1-based index of the action in its file. */
  number: number;
  action: OverlayAction;
  /** `stale`: the target matches nothing. `idle`: the target already has the wanted value. */
  outcome: 'applied' | 'stale' | 'idle';
}

export interface Patched {
  document: JsonObject;
  actions: AppliedAction[];
}

export function applyOverlays(document: JsonObject, overlays: readonly Overlay[]): Patched {
  let current = document;
  const actions = overlays.flatMap(({ file, actions: ofFile }) =>
    ofFile.map((action, index): AppliedAction => {
      const { outcome, document: next } = applyAction(current, action);
      current = next;
      return { file, number: index + 1, action, outcome };
    }),
  );
  return { document: current, actions };
}

function applyAction(
  document: JsonObject,
  { target, change }: OverlayAction,
): { outcome: AppliedAction['outcome']; document: JsonObject } {
  const places = placesOf(document, target);
  if (places.length === 0) return { outcome: 'stale', document };
  // Go backwards, so that removing a list entry does not shift the remaining places.
  const next = places.reverse().reduce<Json>((node, place) => {
    if ('remove' in change) return without(node, place);
    return replaced(node, place, (old) =>
      isArray(old) ? [...old, change.update] : merged(old, change.update),
    );
  }, document);
  if (!isObject(next)) return { outcome: 'stale', document };
  return { outcome: isDeepStrictEqual(next, document) ? 'idle' : 'applied', document: next };
}

/** Copies the nodes along the path. The given document does not change. */
function replaced(node: Json, [token, ...rest]: readonly string[], change: (old: Json) => Json): Json {
  if (token === undefined) return change(node);
  const child = replaced(memberOf(node, token) ?? null, rest, change);
  if (isArray(node)) return node.with(Number(token), child);
  return isObject(node) ? { ...node, [token]: child } : node;
}

function without(node: Json, place: readonly string[]): Json {
  const last = place.at(-1) ?? '';
  return replaced(node, place.slice(0, -1), (parent) => {
    if (isArray(parent)) return parent.toSpliced(Number(last), 1);
    if (!isObject(parent)) return parent;
    const { [last]: _, ...rest } = parent;
    return rest;
  });
}
