import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';
import type { LifecycleEvent } from '../lifecycle/lifecycle-event.js';
import { keyOf } from '../lifecycle/lifecycle-table.js';
import { Slots } from '../lifecycle/slots.js';
import type { Traces } from '../traces.js';
import type { Finding } from '../verdict.js';
import { Ages } from './ages.js';
import type { FlowCheck } from './check.js';
import { type Carried, Grants } from './grants.js';
import type { Known } from './known.js';
import { ScopeSets } from './scope-sets.js';
import { Services } from './services.js';
import type { Said, Statement } from './statement.js';

const acceptances: ReadonlySet<LifecycleEvent['event']> = new Set(['used', 'spent', 'failed']);
const nothing: Said = { sets: [], keeps: [], lifetimes: [], ownLifetimes: false };

/** Carries values from one exchange of a flow to the next, along tickets, codes and tokens. */
export class Flows {
  readonly #checks = new Map<Property, FlowCheck[]>();
  readonly #scopes = new ScopeSets();
  readonly #grants = new Grants(this.#scopes);
  readonly #services = new Services();
  readonly #artifacts = new Slots();
  /** The grant of each artifact. */
  readonly #grantOf = this.#artifacts.column();
  /** The scopes of each access token, if they are not those of its grant. */
  readonly #scopesOf = this.#artifacts.column();
  /** The end of each access token, in seconds since the epoch. */
  readonly #endOf = this.#artifacts.column();
  readonly #ages: Ages;

  constructor(checks: readonly FlowCheck[]) {
    this.#ages = new Ages(checks);
    for (const check of checks)
      for (const property of check.properties ?? [])
        this.#checks.set(property, [...(this.#checks.get(property) ?? []), check]);
  }

  /** Returns what an exchange violates, and remembers what it says. */
  see(traces: Traces, place: Place): Finding[] {
    const { serviceId, events, said = nothing, settings } = traces;
    if (settings !== undefined) this.#services.learn(serviceId, settings, place);
    if (traces.changesScopes) this.#services.of(serviceId).scopesAfter = this.#grants.last;
    if (events.length === 0 && said === nothing) return [];
    const slotOf = ({ kind, value }: Pick<LifecycleEvent, 'kind' | 'value'>) =>
      this.#artifacts.take(keyOf(serviceId, kind, value));
    const accepted = [
      ...events.filter(({ event }) => acceptances.has(event)),
      ...(said.about === undefined ? [] : [said.about]),
    ];
    const slots = accepted.map(slotOf);
    const token = accepted.find(({ kind }) => kind === 'accessToken');
    const tokenSlot = token && slotOf(token);
    const grant =
      slots.map((slot) => this.#grantOf[slot] ?? 0).find((one) => this.#grants.isKnown(one)) ??
      this.#grants.open();

    for (const { property, value } of said.sets) {
      if (property === 'scopes' && tokenSlot !== undefined)
        this.#scopesOf[tokenSlot] = this.#scopes.numberOf(value);
      else
        this.#grants.set(
          grant,
          property,
          property === 'scopes' ? this.#withOpenId(grant, value) : value,
          place,
        );
    }
    const issued = events.filter(({ event }) => event === 'issued');
    const known = this.#known(serviceId, grant, tokenSlot);
    const findings = [
      ...said.keeps.flatMap((statement) => {
        const found = this.#compare(statement, known);
        this.#learn(serviceId, grant, statement, place);
        return found;
      }),
      ...this.#ages.see(traces, this.#services.of(serviceId).settings, this.#grants.hasOwnLifetimes(grant)),
    ];
    if (said.ownLifetimes) this.#grants.ownLifetimes(grant);
    if (tokenSlot !== undefined && said.tokenEnd !== undefined) this.#endOf[tokenSlot] = said.tokenEnd;
    for (const slot of slots) this.#grantOf[slot] = grant;
    for (const event of issued) {
      const slot = slotOf(event);
      this.#grantOf[slot] = grant;
      if (event.kind === 'accessToken') this.#describe(slot, said);
    }
    return findings;
  }

  /** Adds openid if it was requested: a decision that replaces the scopes need not remove it. */
  #withOpenId(grant: number, scopes: string): string {
    const isRequested = this.#scopes.at(this.#grants.get(grant, 'scopes'))?.has('openid');
    return isRequested ? `openid ${scopes}`.trim() : scopes;
  }

  #compare(statement: Statement, known: Known): Finding[] {
    return (this.#checks.get(statement.property) ?? []).flatMap(({ id, severity, see }) => {
      const message = see?.(statement, known);
      if (message === undefined) return [];
      return [{ check: id, severity, message, pointer: statement.pointer, got: statement.value || 'none' }];
    });
  }

  /** Remembers what only a response has said so far. */
  #learn(serviceId: string, grant: number, { property, value }: Statement, place: Place): void {
    if (property === 'issuer') {
      const service = this.#services.of(serviceId);
      if (service.issuer !== undefined || value === '') return;
      service.issuer = value;
      service.issuerAt = place;
      return;
    }
    if (property === 'expiresAt' || property === 'clientName' || value === '') return;
    if (this.#grants.get(grant, property) === 0) this.#grants.set(grant, property, value, place);
  }

  /** Remembers what a new access token permits, and for how long. */
  #describe(slot: number, { keeps, tokenEnd = 0 }: Said): void {
    this.#endOf[slot] = tokenEnd;
    const scopes = keeps.find(({ property, of }) => property === 'scopes' && of === 'scopes');
    if (scopes !== undefined) this.#scopesOf[slot] = this.#scopes.numberOf(scopes.value);
  }

  #known(serviceId: string, grant: number, tokenSlot: number | undefined): Known {
    const service = this.#services.of(serviceId);
    const grants = this.#grants;
    const granted = () =>
      grant <= service.scopesAfter
        ? 0
        : (tokenSlot === undefined ? 0 : (this.#scopesOf[tokenSlot] ?? 0)) || grants.get(grant, 'scopes');
    const end = tokenSlot === undefined ? 0 : (this.#endOf[tokenSlot] ?? 0);
    return {
      is(property, value) {
        if (property === 'issuer') return service.issuer === undefined ? undefined : service.issuer === value;
        if (property === 'expiresAt') return undefined;
        const carried: Carried = property;
        const is = grants.get(grant, carried);
        return is === 0 ? undefined : is === grants.encoded(carried, value);
      },
      scopes: () => this.#scopes.at(granted()),
      expiresAt: () => end || undefined,
      sendsIssuer() {
        const { issuer, issSuppressed } = service.settings ?? {};
        return issuer === undefined || issSuppressed === undefined ? undefined : !issSuppressed;
      },
      placeOf(property) {
        if (property === 'issuer') return service.issuerAt;
        return property === 'expiresAt' ? undefined : grants.placeOf(grant, property);
      },
    };
  }
}
