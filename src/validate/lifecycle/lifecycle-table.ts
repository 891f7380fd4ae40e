import type { Place } from '../exchange.js';
import { shortPrint } from './fingerprint.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { Places } from './places.js';
import type { Column, Slots, WideColumn } from './slots.js';
import { keyOf, type TrackedEvent } from './tracked-event.js';

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

const unknown: LifecycleState = {
  issued: undefined,
  used: undefined,
  spent: undefined,
  failed: undefined,
  revoked: undefined,
  successor: 0,
};

/** What is known of the last 65,536 or so tickets, codes and tokens of a recording. */
export class LifecycleTable {
  readonly #slots: Slots;
  /** 1 once anything has happened. */
  readonly #isKnown: Column;
  readonly #successors: Column;
  /** The key of the token issued with it. */
  readonly #companions: WideColumn;
  readonly #places = new Places();
  readonly #events: Readonly<Record<LifecycleEvent['event'], Column>>;

  constructor(slots: Slots) {
    this.#slots = slots;
    this.#isKnown = slots.column();
    this.#successors = slots.column();
    this.#companions = slots.wideColumn();
    this.#events = {
      issued: slots.column(),
      used: slots.column(),
      spent: slots.column(),
      failed: slots.column(),
      revoked: slots.column(),
    };
  }

  /** Records an event. Returns the state before it. */
  see(serviceId: string, happened: TrackedEvent, place: Place): LifecycleState {
    const { key, kind, event, successor, replacement, companion } = happened;
    const slot = this.#slots.take(key);
    const before = this.#isKnown.get(slot) === 0 ? unknown : this.#lifeAt(slot);
    const issuedTogether = this.#companions.get(slot);
    this.#note(slot, event, place);
    if (successor !== undefined && before.successor === 0) this.#successors.set(slot, shortPrint(successor));
    if (companion !== undefined)
      this.#companions.set(slot, keyOf(serviceId, companion.kind, companion.value));
    if (event !== 'revoked' || issuedTogether === 0) return before;
    if (replacement === undefined) this.#note(this.#slots.take(issuedTogether), event, place);
    else this.#pair(issuedTogether, keyOf(serviceId, kind, replacement));
    return before;
  }

  /** Links two tokens, so that they are revoked together. */
  #pair(one: number, other: number): void {
    this.#companions.set(this.#slots.take(one), other);
    this.#companions.set(this.#slots.take(other), one);
  }

  #note(slot: number, event: LifecycleEvent['event'], place: Place): void {
    const places = this.#events[event];
    if (places.get(slot) !== 0) return;
    places.set(slot, this.#places.numberOf(place));
    this.#isKnown.set(slot, 1);
  }

  #lifeAt(slot: number): LifecycleState {
    const { issued, used, spent, failed, revoked } = this.#events;
    return {
      issued: this.#places.at(issued.get(slot)),
      used: this.#places.at(used.get(slot)),
      spent: this.#places.at(spent.get(slot)),
      failed: this.#places.at(failed.get(slot)),
      revoked: this.#places.at(revoked.get(slot)),
      successor: this.#successors.get(slot),
    };
  }
}
