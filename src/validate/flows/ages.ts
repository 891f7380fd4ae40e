import { type Column, Slots } from '../lifecycle/slots.js';
import { keyOf, type TrackedEvent } from '../lifecycle/tracked-event.js';
import type { Traces } from '../traces.js';
import type { Finding } from '../verdict.js';
import type { Acceptance, FlowCheck } from './check.js';
import type { Settings } from './services.js';

/** Shorter values are chosen by tests, which use them with several services. */
const shortestGenerated = 20;

const anyTime = -1;
const none: readonly Finding[] = [];

/** Knows when and by which service artifacts were issued, and how long they live. */
export class Ages {
  readonly #checks: readonly FlowCheck[];
  readonly #slots: Slots;
  /** When it was issued, in milliseconds since the epoch; `anyTime` if that is not known. */
  readonly #since: Column;
  readonly #lifetime: Column;
  readonly #owners = new Slots();
  readonly #owner = this.#owners.column();
  readonly #serviceIds: string[] = [];

  constructor(checks: readonly FlowCheck[], slots: Slots) {
    this.#slots = slots;
    this.#since = slots.column();
    this.#lifetime = slots.column();
    this.#checks = checks.filter(({ seeAccepted, seeLifetime }) => seeAccepted ?? seeLifetime);
  }

  see(
    traces: Traces,
    events: readonly TrackedEvent[],
    settings: Settings | undefined,
    choosesLifetimes: boolean,
  ): readonly Finding[] {
    if (this.#checks.length === 0) return none;
    const { said } = traces;
    const findings: Finding[] = [];
    for (const event of events) {
      if (event.event === 'issued') this.#issue(traces, event);
      else if (event.event !== 'revoked' && !event.forgiving) this.#accept(traces, event, findings);
    }
    // An update may change the lifetime.
    if (said?.about !== undefined && (said.ownLifetimes || said.tokenEnd !== undefined)) {
      const slot = this.#slots.take(keyOf(traces.serviceId, said.about.kind, said.about.value));
      this.#lifetime.set(slot, 0);
      if (this.#since.get(slot) === 0) this.#since.set(slot, anyTime);
    }
    if (choosesLifetimes || said === undefined || said.ownLifetimes) return findings;
    for (const lifetime of said.lifetimes) {
      const setting = settings?.durations[lifetime.kind];
      if (setting === undefined) continue;
      for (const { id, severity, seeLifetime } of this.#checks) {
        const message = seeLifetime?.(lifetime, setting);
        if (message !== undefined) findings.push({ check: id, severity, message, pointer: lifetime.pointer });
      }
    }
    return findings;
  }

  #accept({ at }: Traces, { key, kind, print }: TrackedEvent, findings: Finding[]): void {
    const slot = this.#slots.find(key);
    const since = slot === undefined ? 0 : this.#since.get(slot);
    const lifetime = slot === undefined ? 0 : this.#lifetime.get(slot);
    const acceptance: Acceptance = {
      kind,
      age:
        at === undefined || since <= 0 || lifetime === 0
          ? undefined
          : { seconds: (at - since) / 1000, lifetime },
      issuedBy: since === 0 ? this.#ownerOf(print) : undefined,
    };
    for (const { id, severity, seeAccepted } of this.#checks) {
      const message = seeAccepted?.(acceptance);
      if (message !== undefined) findings.push({ check: id, severity, message, pointer: '' });
    }
  }

  #issue({ serviceId, at, said }: Traces, { key, kind, value, print }: TrackedEvent): void {
    const slot = this.#slots.take(key);
    this.#since.set(slot, at || anyTime);
    this.#lifetime.set(slot, said?.lifetimes.find((one) => one.kind === kind)?.seconds ?? 0);
    if (value.length < shortestGenerated) return;
    let number = this.#serviceIds.indexOf(serviceId);
    if (number < 0) number = this.#serviceIds.push(serviceId) - 1;
    this.#owner.set(this.#owners.take(print), number + 1);
  }

  #ownerOf(print: number): string | undefined {
    const slot = this.#owners.find(print);
    return slot === undefined ? undefined : this.#serviceIds[this.#owner.get(slot) - 1];
  }
}
