import type { Column, Slots, WideColumn } from '../lifecycle/slots.js';
import { keyOf, type TrackedEvent } from '../lifecycle/tracked-event.js';
import type { Traces } from '../traces.js';
import type { Finding } from '../verdict.js';
import type { Acceptance, FlowCheck } from './check.js';
import type { Settings } from './services.js';

/** Shorter values are chosen by tests, which use them with several services. */
const shortestGenerated = 20;

/** Stand for the time at which an artifact was issued. 0 if it is not known at all. */
const [isUpdated, isIssued] = [1, 2];

/** More than a lifetime in seconds ever is; a column holds no larger number. */
const longest = 2 ** 32 - 1;

/** The maximum number of services whose artifacts are recognized at another service. */
const mostServices = 1000;

const none: readonly Finding[] = [];

/** Knows when and by which service artifacts were issued, and how long they live. */
export class Ages {
  readonly #checks: readonly FlowCheck[];
  readonly #slots: Slots;
  /** When it was issued, in milliseconds since the epoch, or what else is known. */
  readonly #since: WideColumn;
  /** In seconds; 0 if it is not known. */
  readonly #lifetime: Column;
  /** The services that have issued artifacts. */
  readonly #serviceIds = new Set<string>();

  constructor(checks: readonly FlowCheck[], slots: Slots) {
    this.#slots = slots;
    this.#since = slots.wideColumn();
    this.#lifetime = slots.column();
    this.#checks = checks.filter(({ seeAccepted, seeLifetime }) => seeAccepted ?? seeLifetime);
  }

  /** The checks that need a ticket, code or token. */
  get ids(): readonly string[] {
    return this.#checks.flatMap(({ id, seeAccepted }) => (seeAccepted === undefined ? [] : [id]));
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
      if (this.#since.get(slot) === 0) this.#since.set(slot, isUpdated);
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

  #accept({ at, serviceId }: Traces, event: TrackedEvent, findings: Finding[]): void {
    const { key, kind } = event;
    const slot = this.#slots.find(key);
    const since = slot === undefined ? 0 : this.#since.get(slot);
    const lifetime = slot === undefined ? 0 : this.#lifetime.get(slot);
    const acceptance: Acceptance = {
      kind,
      age:
        at === undefined || since <= isIssued || lifetime === 0
          ? undefined
          : { seconds: (at - since) / 1000, lifetime },
      issuedBy: since === 0 ? this.#ownerOf(event, serviceId) : undefined,
    };
    for (const { id, severity, seeAccepted } of this.#checks) {
      const message = seeAccepted?.(acceptance);
      if (message !== undefined) findings.push({ check: id, severity, message, pointer: '' });
    }
  }

  #issue({ serviceId, at = 0, said }: Traces, { key, kind }: TrackedEvent): void {
    const slot = this.#slots.take(key);
    const lifetime = said?.lifetimes.find((one) => one.kind === kind)?.seconds ?? 0;
    this.#since.set(slot, at > isIssued && at <= Number.MAX_SAFE_INTEGER ? at : isIssued);
    this.#lifetime.set(slot, Math.min(lifetime, longest));
    if (this.#serviceIds.size < mostServices) this.#serviceIds.add(serviceId);
  }

  /** Returns another service that has issued an artifact. */
  #ownerOf({ kind, value }: TrackedEvent, serviceId: string): string | undefined {
    if (value.length < shortestGenerated) return undefined;
    for (const other of this.#serviceIds) {
      if (other === serviceId) continue;
      const slot = this.#slots.find(keyOf(other, kind, value));
      if (slot !== undefined && this.#since.get(slot) >= isIssued) return other;
    }
    return undefined;
  }
}
