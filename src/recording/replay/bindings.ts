import { isObject, parseJson } from '../../mock/oauth/claims.js';
import { encodings } from '../../redaction/encodings.js';
import { parse, type Reference } from '../../redaction/placeholder.js';
import { hashes } from '../hashes.js';
import { inSeconds } from '../names.js';

interface Bound {
  readonly value: string;
  /** Whether a caller may not say otherwise. */
  readonly firm: boolean;
}

/** What the placeholders, the dates and the key IDs of a recording stand for in a replay. */
export class Bindings {
  readonly #parent: Bindings | undefined;
  readonly #values = new Map<Reference, Bound>();
  readonly #references = new Map<string, Reference>();
  /** By the recorded second, or by a name and the second: by how many milliseconds it has moved. */
  readonly #moved = new Map<string, number>();
  readonly #keyIds = new Map<string, string>();

  /** With a parent: what it knows, and more that it learns with `commit` alone. */
  constructor(parent?: Bindings) {
    this.#parent = parent;
  }

  /** What a reference stands for, as far as that is known. */
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

  /** What stands for a value in the recording, if anything does. */
  referenceTo(value: string): Reference | undefined {
    return this.#references.get(value) ?? this.#parent?.referenceTo(value);
  }

  bind(reference: Reference, value: string, { firm }: { firm: boolean }): void {
    this.#values.set(reference, { value, firm });
    this.#references.set(value, reference);
  }

  /**
   * A recorded time, in seconds or milliseconds, as it is now: as the caller gave it under this name, or else later
   * by some milliseconds. What is shown `again` is as late as it was when it was new.
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

  /** Tells the parent. */
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

/** `auth_time` and `authTime` are one. */
const named = (name: string, second: string): string => `${name.replaceAll('_', '').toLowerCase()} ${second}`;

/** A key is bound by its public members as JSON. */
function memberOf(jwk: string, member: string): string | undefined {
  const value = parseJson(jwk);
  return isObject(value) && typeof value[member] === 'string' ? value[member] : undefined;
}
