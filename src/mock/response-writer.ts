import { JsonText } from './json-text.js';
import { keptJsonOf } from './views/kept-json.js';

/** The members with which the response to a call ends. */
export interface Envelope {
  readonly action: string | undefined;
  readonly resultCode: string;
  readonly resultMessage: string;
}

/**
 * Writes the responses of one operation: first the members that are never omitted, then the others, then the
 * envelope. This takes half of the time of merging the members into one object for `JSON.stringify`.
 */
export class ResponseWriter {
  /** The members that are never omitted, with the JSON of their names and that of unset members. */
  readonly #always: readonly { readonly name: string; readonly key: string; readonly unset: string }[];
  readonly #namesOfAlways: ReadonlySet<string>;
  /** The JSON of each other name that was written, with its colon. */
  readonly #keys = new Map<string, string>();
  /** What the latest response began with, because most responses begin with the same values. */
  #latest: { readonly values: readonly unknown[]; readonly text: string } | undefined;

  /** Takes the members that are never omitted, with their unset values. */
  constructor(unset: Readonly<Record<string, boolean | number>>) {
    this.#namesOfAlways = new Set(Object.keys(unset));
    this.#always = Object.entries(unset).map(([name, value]) => ({
      name,
      key: keyOf(name),
      unset: `${keyOf(name)}${value},`,
    }));
  }

  write(
    members: Readonly<Record<string, unknown>>,
    { action, resultCode, resultMessage }: Envelope,
  ): JsonText {
    const parts: (string | JsonText)[] = [];
    let text = this.#beginning(members);
    for (const name of Object.keys(members)) {
      const value = members[name];
      if (value === undefined || this.#namesOfAlways.has(name)) continue;
      text += this.#key(name);
      const kept = typeof value === 'object' && value !== null ? keptJsonOf(value) : undefined;
      if (kept === undefined) text += `${textOf(value)},`;
      else {
        parts.push(text, kept);
        text = ',';
      }
    }
    if (action !== undefined) text += `"action":${JSON.stringify(action)},`;
    text += `"resultCode":"${resultCode}","resultMessage":${JSON.stringify(resultMessage)}}`;
    return new JsonText(...parts, text);
  }

  /** Writes the members that are never omitted. */
  #beginning(members: Readonly<Record<string, unknown>>): string {
    const latest = this.#latest;
    if (latest !== undefined && this.#always.every(({ name }, at) => members[name] === latest.values[at]))
      return latest.text;
    const values = this.#always.map(({ name }) => members[name]);
    const texts = this.#always.map(({ key, unset }, at) => {
      const value = values[at];
      return value === undefined || value === null ? unset : `${key}${textOf(value)},`;
    });
    const text = `{${texts.join('')}`;
    this.#latest = values.some((value) => typeof value === 'object') ? undefined : { values, text };
    return text;
  }

  #key(name: string): string {
    let key = this.#keys.get(name);
    if (key === undefined) {
      key = keyOf(name);
      this.#keys.set(name, key);
    }
    return key;
  }
}

const keyOf = (name: string): string => `${JSON.stringify(name)}:`;

/** Returns the JSON of a value. `JSON.stringify` takes longer than all of this for the values of most members. */
function textOf(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'string':
      return stringOf(value);
    default:
      return areTexts(value) ? `[${value.map(stringOf).join(',')}]` : JSON.stringify(value);
  }
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Texts without characters that RFC 8259, section 7, escapes, and without surrogates, which may be unpaired. */
const written = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const stringOf = (text: string): string => (written.test(text) ? `"${text}"` : JSON.stringify(text));
