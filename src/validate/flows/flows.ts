import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';
import type { LifecycleEvent } from '../lifecycle/lifecycle-event.js';
import type { Column, Slots, WideColumn } from '../lifecycle/slots.js';
import { keyOf, type TrackedEvent } from '../lifecycle/tracked-event.js';
import type { Traces } from '../traces.js';
import type { Finding } from '../verdict.js';
import { Ages } from './ages.js';
import type { FlowCheck } from './check.js';
import { Grants } from './grants.js';
import { type Known, KnownGrant } from './known.js';
import { ScopeSets } from './scope-sets.js';
import { type KnownService, Services } from './services.js';
import type { Said, Statement } from './statement.js';

const isAcceptance = (event: LifecycleEvent['event']): boolean =>
  event === 'used' || event === 'spent' || event === 'failed';

const silence: Said = {
  sets: [],
  keeps: [],
  masked: [],
  isAboutMasked: false,
  lifetimes: [],
  ownLifetimes: false,
};
const none: readonly Finding[] = [];
const noChecks: readonly FlowCheck[] = [];

/** The artifacts that a call accepts or is about. */
interface Accepted {
  readonly slots: readonly number[];
  /** The slot of the access token, if there is one. */
  readonly token: number | undefined;
  readonly grant: number;
}

/** Carries values from one exchange of a flow to the next, along tickets, codes and tokens. */
export class Flows {
  readonly #checks = new Map<Property, FlowCheck[]>();
  readonly #scopes = new ScopeSets();
  readonly #grants: Grants;
  readonly #services = new Services();
  readonly #artifacts: Slots;
  /** The grant of each artifact. */
  readonly #grantOf: Column;
  /** The scopes of each access token, if they are not those of its grant. */
  readonly #scopesOf: Column;
  /** The end of each access token, in seconds since the epoch. */
  readonly #endOf: WideColumn;
  readonly #ages: Ages;

  constructor(checks: readonly FlowCheck[], artifacts: Slots) {
    this.#artifacts = artifacts;
    const grantOf = artifacts.column();
    this.#grantOf = grantOf;
    this.#grants = new Grants(this.#scopes, () => grantOf.values());
    this.#scopesOf = artifacts.column();
    this.#endOf = artifacts.wideColumn();
    this.#ages = new Ages(checks, artifacts);
    for (const check of checks)
      for (const property of check.properties ?? [])
        this.#checks.set(property, [...(this.#checks.get(property) ?? []), check]);
  }

  /** Returns what an exchange violates, and remembers what it says. */
  see(traces: Traces, events: readonly TrackedEvent[], place: Place): readonly Finding[] {
    const { serviceId, said = silence, settings } = traces;
    if (settings !== undefined) this.#services.learn(serviceId, settings, place);
    const service = this.#services.of(serviceId);
    if (traces.changesScopes) service.scopesAfter = this.#grants.opened;
    if (events.length === 0 && said === silence) return none;
    const { slots, token, grant } = this.#accepted(serviceId, events, said);
    this.#set(said, grant, token, place);
    const ages = this.#ages.see(traces, events, service.settings, this.#grants.hasOwnLifetimes(grant));
    const found = this.#compareAll(said, service, grant, token, place);
    if (said.ownLifetimes) this.#grants.ownLifetimes(grant);
    if (token !== undefined && said.tokenEnd !== undefined) this.#endOf.set(token, said.tokenEnd);
    for (const slot of slots) this.#grantOf.set(slot, grant);
    for (const { event, kind, key } of events) {
      if (event !== 'issued') continue;
      const slot = this.#artifacts.take(key);
      this.#grantOf.set(slot, grant);
      if (kind === 'accessToken') this.#describe(slot, said);
    }
    return ages.length === 0 ? found : [...found, ...ages];
  }

  /** Returns the checks that cannot compare the masked values of an exchange. */
  notCompared({ acceptsMasked = false, said = silence }: Traces): string[] {
    const found: string[] = [];
    const add = (property: Property) => {
      for (const { id } of this.#checks.get(property) ?? noChecks) found.push(id);
    };
    said.masked.forEach(add);
    // Without the artifact, its grant is unknown. The issuer is that of the service.
    if (acceptsMasked || said.isAboutMasked)
      for (const { property } of said.keeps) if (property !== 'issuer') add(property);
    if (acceptsMasked) found.push(...this.#ages.ids);
    return found;
  }

  /** Finds the grant of the artifacts that a call accepts or is about. Opens one if none of them has one. */
  #accepted(serviceId: string, events: readonly TrackedEvent[], { about }: Said): Accepted {
    const slots: number[] = [];
    let token: number | undefined;
    let grant = 0;
    const add = (kind: LifecycleEvent['kind'], key: number) => {
      const slot = this.#artifacts.take(key);
      slots.push(slot);
      if (kind === 'accessToken') token ??= slot;
      const known = this.#grantOf.get(slot);
      if (grant === 0) grant = known;
    };
    for (const { event, kind, key } of events) if (isAcceptance(event)) add(kind, key);
    if (about !== undefined) add(about.kind, keyOf(serviceId, about.kind, about.value));
    return { slots, token, grant: grant || this.#grants.open() };
  }

  #set({ sets }: Said, grant: number, token: number | undefined, place: Place): void {
    for (const { property, value } of sets) {
      if (property !== 'scopes') this.#grants.set(grant, property, value, place);
      else if (token !== undefined) this.#scopesOf.set(token, this.#scopes.numberOf(value));
      else this.#grants.set(grant, property, this.#withOpenId(grant, value), place);
    }
  }

  /** Adds openid if it was requested: a decision that replaces the scopes need not remove it. */
  #withOpenId(grant: number, scopes: string): string {
    const isRequested = this.#scopes.at(this.#grants.get(grant, 'scopes'))?.has('openid');
    return isRequested ? `openid ${scopes}`.trim() : scopes;
  }

  #compareAll(
    { keeps }: Said,
    service: KnownService,
    grant: number,
    token: number | undefined,
    place: Place,
  ): readonly Finding[] {
    if (keeps.length === 0) return none;
    const [scopes, end] = token === undefined ? [0, 0] : [this.#scopesOf.get(token), this.#endOf.get(token)];
    const known = new KnownGrant(service, this.#grants, this.#scopes, grant, scopes, end);
    const found: Finding[] = [];
    for (const statement of keeps) {
      this.#compare(statement, known, found);
      this.#learn(service, grant, statement, place);
    }
    return found;
  }

  #compare(statement: Statement, known: Known, found: Finding[]): void {
    const { property, pointer, value } = statement;
    for (const { id, severity, see } of this.#checks.get(property) ?? noChecks) {
      const message = see?.(statement, known);
      if (message !== undefined) found.push({ check: id, severity, message, pointer, got: value || 'none' });
    }
  }

  /** Remembers what only a response has said so far. */
  #learn(service: KnownService, grant: number, { property, value }: Statement, place: Place): void {
    if (property === 'issuer') {
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
    this.#endOf.set(slot, tokenEnd);
    const scopes = keeps.find(({ property, of }) => property === 'scopes' && of === 'scopes');
    if (scopes !== undefined) this.#scopesOf.set(slot, this.#scopes.numberOf(scopes.value));
  }
}
