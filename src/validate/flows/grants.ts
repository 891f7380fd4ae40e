import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';
import { shortPrint } from '../lifecycle/fingerprint.js';
import { Places } from '../lifecycle/places.js';
import type { ScopeSets } from './scope-sets.js';

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
/**
 * For each property its value and where it was set; then 1 if the calls of the grant choose lifetimes, and how many
 * grants were opened before it.
 */
const width = 2 * properties.length + 2;
const ownLifetimes = width - 2;
const order = width - 1;
const grantsOfBlock = 1024;

/**
 * The values of the grants of known artifacts, as fingerprints, because some are secret. The table grows in blocks. The
 * rows of grants whose artifacts are forgotten are reused, so memory is bounded.
 */
export class Grants {
  readonly #blocks: Uint32Array[] = [];
  readonly #place = new Places();
  readonly #scopes: ScopeSets;
  /** The grants of the artifacts; 0 for an artifact without one. */
  readonly #inUse: () => Iterable<number>;
  /** Numbers that can be given to new grants. 0 is not the number of a grant. */
  readonly #free: number[] = [];
  #opened = 0;

  constructor(scopes: ScopeSets, inUse: () => Iterable<number>) {
    this.#scopes = scopes;
    this.#inUse = inUse;
  }

  /** Opens a grant. Its number is valid as long as an artifact has it. */
  open(): number {
    const grant = this.#free.pop() ?? this.#freed();
    const from = rowOf(grant);
    const block = this.#blockOf(grant);
    block.fill(0, from, from + width);
    this.#opened += 1;
    block[from + order] = this.#opened;
    return grant;
  }

  /** Finds the rows that can be used again, and adds a block if they are few. Returns one of them. */
  #freed(): number {
    const rows = this.#blocks.length * grantsOfBlock;
    const isUsed = new Uint8Array(rows);
    for (const grant of this.#inUse()) isUsed[grant] = 1;
    for (let grant = 1; grant < rows; grant += 1) if (isUsed[grant] === 0) this.#free.push(grant);
    if (this.#free.length <= rows / 8) {
      this.#blocks.push(new Uint32Array(grantsOfBlock * width));
      for (let grant = rows || 1; grant < rows + grantsOfBlock; grant += 1) this.#free.push(grant);
    }
    return this.#free.pop() ?? 0;
  }

  /** How many grants were opened so far. */
  get opened(): number {
    return this.#opened;
  }

  /** How many grants had been opened when this one was, including it. */
  orderOf(grant: number): number {
    return this.#at(grant, order);
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
    return property === 'scopes' ? this.#scopes.numberOf(value) : shortPrint(value);
  }

  #at(grant: number, column: number): number {
    return this.#blockOf(grant)[rowOf(grant) + column] ?? 0;
  }

  #blockOf(grant: number): Uint32Array {
    return this.#blocks[Math.floor(grant / grantsOfBlock)] ?? noBlock;
  }
}

const noBlock = new Uint32Array(0);

/** Returns where the values of a grant start in its block. */
const rowOf = (grant: number): number => (grant % grantsOfBlock) * width;
