import { JsonText } from './json-text.js';
import { jsonOf } from './views/kept-json.js';

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
  readonly #unset: Readonly<Record<string, boolean | number>>;
  readonly #namesOfUnset: readonly string[];
  /** The JSON of each name that was written, with its colon. */
  readonly #keys = new Map<string, string>();

  /** Takes the members that are never omitted, with their unset values. */
  constructor(unset: Readonly<Record<string, boolean | number>>) {
    this.#unset = unset;
    this.#namesOfUnset = Object.keys(unset);
  }

  write(
    members: Readonly<Record<string, unknown>>,
    { action, resultCode, resultMessage }: Envelope,
  ): JsonText {
    let text = '{';
    for (const name of this.#namesOfUnset) text += this.#member(name, members[name] ?? this.#unset[name]);
    for (const name of Object.keys(members)) {
      if (!Object.hasOwn(this.#unset, name)) text += this.#member(name, members[name]);
    }
    text += this.#member('action', action);
    text += this.#member('resultCode', resultCode);
    return new JsonText(`${text}"resultMessage":${JSON.stringify(resultMessage)}}`);
  }

  #member(name: string, value: unknown): string {
    return value === undefined ? '' : `${this.#key(name)}${textOf(value)},`;
  }

  #key(name: string): string {
    let key = this.#keys.get(name);
    if (key === undefined) {
      key = `${JSON.stringify(name)}:`;
      this.#keys.set(name, key);
    }
    return key;
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'object' && value !== null ? jsonOf(value) : JSON.stringify(value);
}
