const kept = new WeakMap<object, string>();

/** Writes the JSON of a view once, because many responses contain it. The view must not change afterwards. */
export function keepJson<View extends object>(view: View): View {
  kept.set(view, JSON.stringify(view));
  return view;
}

/** Returns the JSON of a value: the text of a kept view, else a new one. */
export const jsonOf = (value: object): string => kept.get(value) ?? JSON.stringify(value);
