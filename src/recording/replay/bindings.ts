import { isObject, parseJson } from '../../json.js';
import { encodings } from '../../redaction/encodings.js';
import { parse, type Reference } from '../../redaction/placeholder.js';
import { hashes } from '../hashes.js';
import { inSeconds } from '../names.js';

interface Bound {
  readonly value: string;
  /** Whether callers must keep using this value. */
  readonly firm: boolean;
}

/** Maps the placeholders, dates and key IDs of a recording to the values in a replay. */
export class Bindings {
  readonly #parent: Bindings | undefined;
  readonly #values = new Map<Reference, Bound>();
  readonly #references = new Map<string, Reference>();
  /** The shift of each date in milliseconds, keyed by the recorded second, or by a name and the second. */
  readonly #moved = new Map<string, number>();
  readonly #keyIds = new Map<string, string>();

  /** With a parent, reads through to it. New bindings reach the parent only on `commit`. */
  constructor(parent?: Bindings) {
    this.#parent = parent;
  }

  /** Returns the value of a reference; `undefined` if it is not known yet. */
  get(reference: Reference): string | undefined {
    const bound = this.#bound(reference);
    if (bound !== undefined) return bound.value;
    const { base, call, member } = parse(reference);
    const value = base === reference ? undefined : this.get(base);
    if (value === undefined) return undefined;
    return member === undefined
      ? (hashes[call ?? ''] ?? encodings[call ?? ''])?.(value)
      : memberOf(value, member);
  }

  isFirm(reference: Reference): boolean {
    return this.#bound(reference)?.firm === true;
  }

  /** Returns the reference that a value is bound to, if any. */
  referenceTo(value: string): Reference | undefined {
    return this.#references.get(value) ?? this.#parent?.referenceTo(value);
  }

  bind(reference: Reference, value: string, { firm }: { firm: boolean }): void {
    this.#values.set(reference, { value, firm });
    this.#references.set(value, reference);
  }

  /**
   * Converts a recorded timestamp, in seconds or milliseconds, to its value in the replay: the caller's value
   * under this name if there was one, else `later` milliseconds after the recorded one. With `again`, keeps
   * the shift that the date had when it first appeared.
   */
  date(name: string, recorded: number, later: number, { again }: { again: boolean }): number {
    const second = String(secondOf(recorded));
    const known = this.#movedBy(named(name, second)) ?? (again ? this.#movedBy(second) : undefined);
    if (known === undefined) this.#moved.set(second, later);
    const moved = known ?? later;
    return recorded + (inSeconds(recorded) ? Math.round(moved / 1000) : moved);
  }

  bindDate(name: string, recorded: number, now: number): void {
    const moved = (now - recorded) * (inSeconds(recorded) ? 1000 : 1);
    this.#moved.set(named(name, String(secondOf(recorded))), moved);
  }

  keyId(recorded: string): string {
    return this.#keyIds.get(recorded) ?? this.#parent?.keyId(recorded) ?? recorded;
  }

  bindKeyId(recorded: string, now: string): void {
    this.#keyIds.set(recorded, now);
  }

  /** Copies the new bindings to the parent. */
  commit(): void {
    const parent = this.#parent;
    if (parent === undefined) return;
    for (const [reference, { value, firm }] of this.#values) parent.bind(reference, value, { firm });
    for (const [date, moved] of this.#moved) parent.#moved.set(date, moved);
    for (const [recorded, now] of this.#keyIds) parent.#keyIds.set(recorded, now);
  }

  #bound(reference: Reference): Bound | undefined {
    const bound = this.#values.get(reference);
    return bound === undefined && this.#parent ? this.#parent.#bound(reference) : bound;
  }

  #movedBy(date: string): number | undefined {
    const moved = this.#moved.get(date);
    return moved === undefined && this.#parent ? this.#parent.#movedBy(date) : moved;
  }
}

const secondOf = (date: number): number => (inSeconds(date) ? date : Math.floor(date / 1000));

/** Treats `auth_time` and `authTime` as the same name. */
const named = (name: string, second: string): string => `${name.replaceAll('_', '').toLowerCase()} ${second}`;

/** A key is bound as the JSON of its public members. */
function memberOf(jwk: string, member: string): string | undefined {
  const value = parseJson(jwk);
  return isObject(value) && typeof value[member] === 'string' ? value[member] : undefined;
}
