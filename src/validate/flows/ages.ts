import { fingerprint } from '../lifecycle/fingerprint.js';
import type { LifecycleEvent } from '../lifecycle/lifecycle-event.js';
import { keyOf } from '../lifecycle/lifecycle-table.js';
import { Slots } from '../lifecycle/slots.js';
import type { Traces } from '../traces.js';
import type { Finding } from '../verdict.js';
import type { Acceptance, FlowCheck } from './check.js';
import type { Settings } from './services.js';

/** Shorter values are chosen by tests, which use them with several services. */
const shortestGenerated = 20;

/** Knows when and by which service artifacts were issued, and how long they live. */
export class Ages {
  readonly #checks: readonly FlowCheck[];
  readonly #slots = new Slots();
  readonly #since = this.#slots.column();
  readonly #lifetime = this.#slots.column();
  readonly #owners = new Slots();
  readonly #owner = this.#owners.column();
  readonly #serviceIds: string[] = [];

  constructor(checks: readonly FlowCheck[]) {
    this.#checks = checks.filter(({ seeAccepted, seeLifetime }) => seeAccepted ?? seeLifetime);
  }

  see(traces: Traces, settings: Settings | undefined, choosesLifetimes: boolean): Finding[] {
    if (this.#checks.length === 0) return [];
    const { events, said } = traces;
    const findings: Finding[] = [];
    for (const event of events) {
      if (event.event === 'issued') this.#issue(traces, event);
      else if (event.event !== 'revoked') findings.push(...this.#accept(traces, event));
    }
    // An update may change the lifetime.
    if (said?.about !== undefined && (said.ownLifetimes || said.tokenEnd !== undefined))
      this.#lifetime[this.#slots.take(keyOf(traces.serviceId, said.about.kind, said.about.value))] = 0;
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

  #accept({ serviceId, at }: Traces, { kind, value, forgiving }: LifecycleEvent): Finding[] {
    if (forgiving) return [];
    const slot = this.#slots.find(keyOf(serviceId, kind, value));
    const since = slot === undefined ? 0 : (this.#since[slot] ?? 0);
    const lifetime = slot === undefined ? 0 : (this.#lifetime[slot] ?? 0);
    const acceptance: Acceptance = {
      kind,
      age:
        at === undefined || since === 0 || lifetime === 0
          ? undefined
          : { seconds: (at - since) / 1000, lifetime },
      issuedBy: slot === undefined ? this.#ownerOf(kind, value) : undefined,
    };
    return this.#checks.flatMap(({ id, severity, seeAccepted }) => {
      const message = seeAccepted?.(acceptance);
      return message === undefined ? [] : [{ check: id, severity, message, pointer: '' }];
    });
  }

  #issue({ serviceId, at = 0, said }: Traces, { kind, value }: LifecycleEvent): void {
    const slot = this.#slots.take(keyOf(serviceId, kind, value));
    this.#since[slot] = at;
    this.#lifetime[slot] = said?.lifetimes.find((one) => one.kind === kind)?.seconds ?? 0;
    if (value.length < shortestGenerated) return;
    let number = this.#serviceIds.indexOf(serviceId);
    if (number < 0) number = this.#serviceIds.push(serviceId) - 1;
    this.#owner[this.#owners.take(fingerprint(`${kind} ${value}`))] = number + 1;
  }

  #ownerOf(kind: string, value: string): string | undefined {
    const slot = this.#owners.find(fingerprint(`${kind} ${value}`));
    return slot === undefined ? undefined : this.#serviceIds[(this.#owner[slot] ?? 0) - 1];
  }
}
