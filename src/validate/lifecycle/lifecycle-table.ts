import type { Place } from '../exchange.js';
import { fingerprint } from './fingerprint.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { Places } from './places.js';

/** The known state of a ticket, code or token before an exchange. */
export interface LifecycleState {
  readonly issued: Place | undefined;
  readonly used: Place | undefined;
  readonly spent: Place | undefined;
  readonly failed: Place | undefined;
  readonly revoked: Place | undefined;
  /** The fingerprint of the token that replaced a rotated refresh token; 0 if there is none. */
  readonly successor: number;
}

const buckets = 8192;
const bucketSize = 8;
const slots = buckets * bucketSize;
const column = () => new Float64Array(slots);

/**
 * The last 65,536 or so tickets, codes and tokens of a recording. They are kept in preallocated tables, so
 * memory is constant and nothing needs to be garbage-collected.
 */
export class LifecycleTable {
  /** The fingerprint of the artifact in each slot. */
  readonly #keys = column();
  /** The number of the last event of each artifact. */
  readonly #lastSeen = column();
  readonly #successors = column();
  /** The fingerprint of the token issued with it. */
  readonly #companions = column();
  readonly #places = new Places();
  readonly #events: Readonly<Record<LifecycleEvent['event'], Float64Array>> = {
    issued: column(),
    used: column(),
    spent: column(),
    failed: column(),
    revoked: column(),
  };
  /** The columns to clear with a slot. */
  readonly #columns = [...Object.values(this.#events), this.#successors, this.#companions];
  #seen = 0;

  /** Records an event. Returns the state before it. */
  see(serviceId: string, happened: LifecycleEvent, place: Place): LifecycleState {
    const { kind, value, event, successor, replacement, companion } = happened;
    const slot = this.#slotOf(keyOf(serviceId, kind, value));
    const before = this.#lifeAt(slot);
    const issuedTogether = this.#companions[slot] ?? 0;
    this.#note(slot, event, place);
    if (successor !== undefined && before.successor === 0) this.#successors[slot] = fingerprint(successor);
    if (companion !== undefined) this.#companions[slot] = keyOf(serviceId, companion.kind, companion.value);
    if (event !== 'revoked' || issuedTogether === 0) return before;
    if (replacement === undefined) this.#note(this.#slotOf(issuedTogether), event, place);
    else this.#pair(issuedTogether, keyOf(serviceId, kind, replacement));
    return before;
  }

  /** Links two tokens, so that they are revoked together. */
  #pair(one: number, other: number): void {
    this.#companions[this.#slotOf(one)] = other;
    this.#companions[this.#slotOf(other)] = one;
  }

  #note(slot: number, event: LifecycleEvent['event'], place: Place): void {
    const places = this.#events[event];
    if (places[slot] === 0) places[slot] = this.#places.numberOf(place);
    this.#seen += 1;
    this.#lastSeen[slot] = this.#seen;
  }

  #lifeAt(slot: number): LifecycleState {
    const { issued, used, spent, failed, revoked } = this.#events;
    return {
      issued: this.#places.at(issued[slot]),
      used: this.#places.at(used[slot]),
      spent: this.#places.at(spent[slot]),
      failed: this.#places.at(failed[slot]),
      revoked: this.#places.at(revoked[slot]),
      successor: this.#successors[slot] ?? 0,
    };
  }

  /** Returns the slot of a key. If it has none, evicts the least recently seen entry of its bucket. */
  #slotOf(key: number): number {
    const first = (key % buckets) * bucketSize;
    let oldest = first;
    for (let slot = first; slot < first + bucketSize; slot += 1) {
      if (this.#keys[slot] === key) return slot;
      if ((this.#lastSeen[slot] ?? 0) < (this.#lastSeen[oldest] ?? 0)) oldest = slot;
    }
    for (const values of this.#columns) values[oldest] = 0;
    this.#keys[oldest] = key;
    return oldest;
  }
}

const keyOf = (serviceId: string, kind: LifecycleEvent['kind'], value: string): number =>
  fingerprint(`${serviceId} ${kind} ${value}`);
