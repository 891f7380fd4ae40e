import { JsonText } from '../json-text.js';

const kept = new WeakMap<object, JsonText>();

/** Writes the JSON of a view once, because many responses contain it. The view must not change afterwards. */
export function keepJson<View extends object>(view: View): View {
  kept.set(view, JsonText.of(view));
  return view;
}

/** Returns the JSON of a kept view; `undefined` for another value. */
export const keptJsonOf = (value: object): JsonText | undefined => kept.get(value);
