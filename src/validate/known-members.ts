import type { Contract } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import type { SchemaObject } from '../spec/openapi.js';
import { flattened } from '../spec/operation.js';

/** What a schema says about the members of a value. */
export interface KnownMembers {
  /** Keyed by name; `undefined` if the schema names no members. */
  readonly properties: ReadonlyMap<string, KnownMembers> | undefined;
  /** Whether additional members are allowed. */
  readonly open: boolean;
  /** The members of array items. */
  readonly items: KnownMembers | undefined;
}

type MembersOf = (schema: SchemaObject) => KnownMembers;

/** Returns what a schema says about members. Cached. */
export const membersOf = (contract: Contract, schema: SchemaObject | undefined): KnownMembers | undefined =>
  schema && finderIn(contract)(schema);

const finderIn = oncePer(({ document }: Contract): MembersOf => {
  const find: MembersOf = oncePer((schema) => new LazyMembers(flattened(document, schema), find));
  return find;
});

/** Reads the parts of a schema when they are first needed, because it may contain itself. */
class LazyMembers implements KnownMembers {
  readonly open: boolean;
  readonly #schema: SchemaObject;
  readonly #find: MembersOf;
  #properties: ReadonlyMap<string, KnownMembers> | undefined;
  #items: KnownMembers | undefined;

  constructor(schema: SchemaObject, find: MembersOf) {
    const { oneOf, anyOf, additionalProperties = false } = schema;
    this.open = (oneOf ?? anyOf) !== undefined || additionalProperties !== false;
    this.#schema = schema;
    this.#find = find;
  }

  get properties(): ReadonlyMap<string, KnownMembers> | undefined {
    const { properties } = this.#schema;
    if (this.#properties === undefined && properties !== undefined)
      this.#properties = new Map(
        Object.entries(properties).map(([name, schema]) => [name, this.#find(schema)]),
      );
    return this.#properties;
  }

  get items(): KnownMembers | undefined {
    const { items } = this.#schema;
    if (items !== undefined) this.#items ??= this.#find(items);
    return this.#items;
  }
}
