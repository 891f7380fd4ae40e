import { isObject } from '../../json.js';
import type { Json, JsonObject } from '../../spec/json.js';
import { type JsonShape, jsonShape } from './json-shape.js';

/** A view of a service that has been read before. */
export interface RepeatedView {
  readonly text: string;
  readonly value: JsonObject;
  readonly shape: JsonShape;
  /** Whether a member at any depth is null. */
  readonly hasNull: boolean;
}

/** The member of responses that is a view of the service: seven of the eight kilobytes of an /auth/authorization. */
export const viewMember = 'service';

/** A recording has calls of few services. */
const mostViews = 8;
/** Scanning a shorter text costs less than looking for a view in it. */
const shortestText = 3000;
/** In characters. Bounds the memory for views. */
const longestView = 64 * 1024;

const start = `"${viewMember}":{`;
/** Stands for the view in the text that is parsed. Its first character is rare, so looking for it is fast. */
const substitute = '\u007fview';

const views: RepeatedView[] = [];
const byValue = new WeakMap<object, RepeatedView>();

/** Returns what is known of a value; `undefined` if it is not a view that was read before. */
export const repeatedView = (value: unknown): RepeatedView | undefined =>
  isObject(value) ? byValue.get(value) : undefined;

/** A text with a known view, and the same text with a string in its place. */
export interface Shortened {
  readonly rest: string;
  readonly view: RepeatedView;
}

/** Replaces a view that was read before, so that it need not be parsed again. */
export function shortened(text: string): Shortened | undefined {
  if (views.length === 0 || text.length < shortestText) return undefined;
  const found = text.indexOf(start);
  if (found < 0) return undefined;
  const at = found + start.length - 1;
  // Several times faster than startsWith().
  const view = views.find((one) => text.slice(at, at + one.text.length) === one.text);
  if (view === undefined || text.includes(substitute)) return undefined;
  return { rest: `${text.slice(0, at)}"${substitute}"${text.slice(at + view.text.length)}`, view };
}

/** Puts the view into the parsed rest. Returns whether its place is that of the view of a response. */
export function restore(value: Json, view: RepeatedView): boolean {
  const body = bodyWithView(value, (member) => member === substitute);
  if (body === undefined) return false;
  body[viewMember] = view.value;
  return true;
}

/** Remembers the view in a text, so that it is parsed only once. */
export function remember(text: string, value: Json): void {
  if (text.length < shortestText) return;
  const found = text.indexOf(start);
  if (found < 0) return;
  const view = bodyWithView(value, isObject)?.[viewMember];
  if (!isObject(view)) return;
  const own = JSON.stringify(view);
  // Only a text that was written in the same way can be found by comparing characters.
  if (own.length > longestView || !text.startsWith(own, found + start.length - 1)) return;
  const known = { text: own, value: view, shape: jsonShape(own), hasNull: /[:[,]null\b/.test(own) };
  views.unshift(known);
  views.length = Math.min(views.length, mostViews);
  byValue.set(view, known);
}

/** Returns the object whose member is a view: the body itself, or the response of an exchange. */
function bodyWithView(value: Json, isView: (member: Json | undefined) => boolean): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (isView(value[viewMember])) return value;
  const { response } = value;
  return isObject(response) && isView(response[viewMember]) ? response : undefined;
}
