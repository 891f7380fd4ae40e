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

const columns = new Map<string, number>(properties.map((property, index) => [property, 2 * index]));
/** For each property its value and where it was set; then 1 if the calls of the grant choose lifetimes. */
const width = 2 * properties.length + 1;
const ownLifetimes = width - 1;
const grantsOfBlock = 1024;

/**
 * The values of the last 65,536 grants of a recording, as fingerprints, because some are secret. The table is allocated
 * in blocks up to that size and then reused, so memory is bounded.
 */
export class Grants {
  readonly #blocks: Float64Array[] = [];
  readonly #place = new Places();
  readonly #scopes: ScopeSets;
  #last = 0;

  constructor(scopes: ScopeSets) {
    this.#scopes = scopes;
  }

  /** Opens a grant. Its number is valid until 65,536 more have been opened. */
  open(): number {
    this.#last += 1;
    const from = rowOf(this.#last);
    this.#blockOf(this.#last).fill(0, from, from + width);
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
    return this.#at(grant, columns.get(property) ?? 0);
  }

  set(grant: number, property: string, value: string, place: Place): void {
    const column = columns.get(property);
    if (column === undefined) return;
    const block = this.#blockOf(grant);
    const at = rowOf(grant) + column;
    block[at] = this.encoded(property, value);
    block[at + 1] = this.#place.numberOf(place);
  }

  /** Returns where a value was set. */
  placeOf(grant: number, property: Carried): Place | undefined {
    return this.#place.at(this.#at(grant, (columns.get(property) ?? 0) + 1));
  }

  ownLifetimes(grant: number): void {
    this.#blockOf(grant)[rowOf(grant) + ownLifetimes] = 1;
  }

  /** Whether a call of the grant has chosen lifetimes, so that those of the service do not apply. */
  hasOwnLifetimes(grant: number): boolean {
    return this.#at(grant, ownLifetimes) === 1;
  }

  encoded(property: string, value: string): number {
    return property === 'scopes' ? this.#scopes.numberOf(value) : fingerprint(value);
  }

  #at(grant: number, column: number): number {
    return this.#blockOf(grant)[rowOf(grant) + column] ?? 0;
  }

  #blockOf(grant: number): Float64Array {
    const index = Math.floor((grant % most) / grantsOfBlock);
    const known = this.#blocks[index];
    if (known !== undefined) return known;
    const block = new Float64Array(grantsOfBlock * width);
    this.#blocks[index] = block;
    return block;
  }
}

/** Returns where the values of a grant start in its block. */
const rowOf = (grant: number): number => (grant % grantsOfBlock) * width;
