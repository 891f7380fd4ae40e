import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';
import { fingerprint } from '../lifecycle/fingerprint.js';
import { Places } from '../lifecycle/places.js';
import type { ScopeSets } from './scope-sets.js';

const most = 65_536;
const properties = [
  'client',
  'alias',
  'clientName',
  'subject',
  'sub',
  'chosenSub',
  'scopes',
  'requestedScopes',
  'state',
  'nonce',
  'redirectUri',
  'redirectBase',
  'acr',
  'authTime',
  'challenge',
] as const satisfies readonly Property[];
export type Carried = (typeof properties)[number];

const isCarried = (property: string): property is Carried => properties.some((one) => one === property);

/**
 * The values of the last 65,536 grants of a recording, as fingerprints, because some are secret. The tables are
 * preallocated, so memory is constant.
 */
export class Grants {
  readonly #values = new Map(properties.map((property) => [property, new Float64Array(most)]));
  readonly #places = new Map(properties.map((property) => [property, new Float64Array(most)]));
  readonly #place = new Places();
  /** 1 if the calls of the grant choose lifetimes. */
  readonly #ownLifetimes = new Float64Array(most);
  readonly #scopes: ScopeSets;
  #last = 0;

  constructor(scopes: ScopeSets) {
    this.#scopes = scopes;
  }

  /** Opens a grant. Its number is valid until 65,536 more have been opened. */
  open(): number {
    this.#last += 1;
    const row = this.#last % most;
    // Columns that are never written to need no memory.
    for (const column of this.#values.values()) if (column[row] !== 0) column[row] = 0;
    if (this.#ownLifetimes[row] !== 0) this.#ownLifetimes[row] = 0;
    return this.#last;
  }

  /** The number of the latest grant. */
  get last(): number {
    return this.#last;
  }

  isKnown(grant: number): boolean {
    return grant > 0 && grant > this.#last - most;
  }

  /** Returns the fingerprint of a value, or the number of a set of scopes; 0 if it is not known. */
  get(grant: number, property: Carried): number {
    return this.#column(property)[grant % most] ?? 0;
  }

  set(grant: number, property: string, value: string, place: Place): void {
    if (!isCarried(property)) return;
    this.#column(property)[grant % most] = this.encoded(property, value);
    const places = this.#places.get(property);
    if (places !== undefined) places[grant % most] = this.#place.numberOf(place);
  }

  /** Returns where a value was set. */
  placeOf(grant: number, property: Carried): Place | undefined {
    return this.#place.at(this.#places.get(property)?.[grant % most]);
  }

  ownLifetimes(grant: number): void {
    this.#ownLifetimes[grant % most] = 1;
  }

  /** Whether a call of the grant has chosen lifetimes, so that those of the service do not apply. */
  hasOwnLifetimes(grant: number): boolean {
    return this.#ownLifetimes[grant % most] === 1;
  }

  encoded(property: string, value: string): number {
    return property === 'scopes' ? this.#scopes.numberOf(value) : fingerprint(value);
  }

  #column(property: Carried): Float64Array {
    return this.#values.get(property) ?? new Float64Array(0);
  }
}
