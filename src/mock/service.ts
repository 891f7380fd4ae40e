import type { ServiceRecord } from '../domain/records.js';
import type { Fetcher } from './fetcher.js';
import type { ServiceAccess } from './fixtures/fixtures.js';
import { KeySet } from './jose/keys.js';
import type { Journal } from './journal.js';
import type { Quirks } from './quirks.js';
import { ServiceQuirks } from './service-quirks.js';
import type { ServiceClock } from './state/clock.js';
import { identifier, type Random } from './state/random.js';
import { ServiceState } from './state/service-state.js';
import type { SharedDocument } from './state/shared-document.js';
import type { MaybePromise, Store } from './state/store.js';

/** A service: its isolated state, clock, randomness and journal. */
export class Service extends ServiceState {
  readonly #quirks: ServiceQuirks;
  /** What its fixtures say of it; empty if a call of the API created it. */
  access: ServiceAccess = {};
  #keySets = new Map<string, KeySet>();
  #ordered = { now: 0, count: 0 };

  constructor(
    readonly id: number,
    store: Store,
    readonly clock: ServiceClock,
    readonly random: Random,
    readonly journal: Journal,
    /** Fetches documents that the service's clients refer to by URL. */
    readonly fetcher: Fetcher,
    /** What tests control, if other processes share the service. */
    readonly shared?: SharedDocument,
  ) {
    super(store, id, clock);
    this.#quirks = new ServiceQuirks(shared);
    shared?.part('test', {
      follow: (test) => this.journal.follow(typeof test === 'string' ? test : undefined),
      read: () => this.journal.test,
    });
  }

  /** The quirks of the service. No API call changes them. */
  get quirks(): Quirks {
    return this.#quirks.values;
  }

  /** Takes over what its fixtures say of it. */
  giveAccess(access: ServiceAccess): void {
    this.access = access;
    this.#quirks.load(access.quirks);
  }

  resetQuirks(): void {
    this.#quirks.reset();
  }

  /** Removes what other processes could not use: called before the mock is closed. */
  withdraw(): void {}

  /** Returns the service's configuration; `undefined` once it is deleted. */
  settings(): MaybePromise<ServiceRecord | undefined> {
    return this.find('service', 'settings');
  }

  /** Whether an artifact has expired. It is no longer valid at `expiresAt` itself. */
  hasExpired({ expiresAt }: { readonly expiresAt: number }): boolean {
    return expiresAt <= this.clock.now();
  }

  /** Returns a new random value for a ticket, code or token. */
  identifier(): string {
    return identifier(this.random);
  }

  /** Returns a new identifier that sorts after earlier ones, unless the clock goes back. */
  orderedIdentifier(): string {
    const now = this.clock.now();
    this.#ordered = this.#ordered.now === now ? { now, count: this.#ordered.count + 1 } : { now, count: 0 };
    const order = base36(Math.max(0, now), 9) + base36(this.#ordered.count, 4);
    return order + this.identifier().slice(order.length);
  }

  /** Returns the parsed form of a JWK Set of this service or one of its clients. Cached. */
  keySet(jwks: string): KeySet {
    let keySet = this.#keySets.get(jwks);
    if (keySet === undefined) {
      if (this.#keySets.size >= 100) this.#keySets.clear();
      keySet = new KeySet(jwks);
      this.#keySets.set(jwks, keySet);
    }
    return keySet;
  }

  /** Resolves to the next number of a sequence: 1, 2, 3, … */
  async nextNumber(sequence: string): Promise<number> {
    for (;;) {
      const counter = await this.entry('counter', sequence);
      const last = (counter?.value.last ?? 0) + 1;
      if (await this.replace('counter', sequence, counter, { last })) return last;
    }
  }
}

const base36 = (value: number, length: number): string => value.toString(36).padStart(length, '0');
