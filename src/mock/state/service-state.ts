import type { Clock } from './clock.js';
import { type Entities, type Entity, entities, type Index } from './entities.js';
import type { ListRange, Store, StoredEntry } from './store.js';

type Value<Name extends keyof Entities> = Entities[Name] extends Entity<infer T> ? T : never;

/**
 * Expired entries are removed incrementally: every 100 puts, the next 300 entries are checked. A full sweep
 * therefore ends before the collection has grown by half.
 */
const putsBetweenSweeps = 100;
const lookedAtInSweep = 300;

/** The state of one service: its collections in the store, with the types of the table of entities. */
export class ServiceState {
  #store: Store;
  #prefix: string;
  #clock: Clock;
  #puts = new Map<string, number>();

  constructor(store: Store, serviceId: number, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#prefix = `${serviceId}/`;
  }

  #name(entity: keyof Entities): string {
    return this.#prefix + entity;
  }

  /** The type holds because `put` stored the value under the same entity. */
  find<Name extends keyof Entities>(entity: Name, key: string): Promise<Value<Name> | undefined> {
    return this.#store.get(this.#name(entity), key) as Promise<Value<Name> | undefined>;
  }

  take<Name extends keyof Entities>(entity: Name, key: string): Promise<Value<Name> | undefined> {
    return this.#store.take(this.#name(entity), key) as Promise<Value<Name> | undefined>;
  }

  async put<Name extends keyof Entities>(entity: Name, key: string, value: Value<Name>): Promise<void> {
    await this.#put(this.#name(entity), key, value, purgeTime(entity, value));
  }

  async replace<Name extends keyof Entities>(
    entity: Name,
    key: string,
    expected: Value<Name>,
    value: Value<Name>,
  ): Promise<boolean> {
    return this.#store.compareAndSet(this.#name(entity), key, expected, value, purgeTime(entity, value));
  }

  delete(entity: keyof Entities, key: string): Promise<boolean> {
    return this.#store.delete(this.#name(entity), key);
  }

  async list<Name extends keyof Entities>(entity: Name, range?: ListRange): Promise<Value<Name>[]> {
    return (await this.#store.list(this.#name(entity), range)) as Value<Name>[];
  }

  count(entity: keyof Entities, prefix?: string): Promise<number> {
    return this.#store.count(this.#name(entity), prefix);
  }

  /** Adds a key to an owner's list until `purgedAt`, in milliseconds since the epoch. */
  async link(index: Index, owner: string, key: string, purgedAt?: number): Promise<void> {
    await this.#put(this.#prefix + index, `${owner}/${key}`, { key }, purgedAt);
  }

  async unlink(index: Index, owner: string, key: string): Promise<void> {
    await this.#store.delete(this.#prefix + index, `${owner}/${key}`);
  }

  /** Resolves to the keys of an owner, in order, including those of owners whose names start with `owner/`. */
  async linked(index: Index, owner: string, range?: Omit<ListRange, 'prefix'>): Promise<string[]> {
    const links = await this.#store.list(this.#prefix + index, { ...range, prefix: `${owner}/` });
    return (links as { key: string }[]).map(({ key }) => key);
  }

  countLinked(index: Index, owner: string): Promise<number> {
    return this.#store.count(this.#prefix + index, `${owner}/`);
  }

  async #put(collection: string, key: string, value: object, purgedAt: number | undefined): Promise<void> {
    await this.#store.put(collection, key, value, purgedAt);
    const puts = (this.#puts.get(collection) ?? 0) + 1;
    this.#puts.set(collection, puts);
    if (puts % putsBetweenSweeps === 0) {
      await this.#store.sweep(collection, this.#clock.now(), lookedAtInSweep);
    }
  }

  clear(): Promise<void> {
    return this.#store.clear(this.#prefix);
  }

  /** Resolves to the whole state, in the form that `load` takes. */
  entries(): Promise<StoredEntry[]> {
    return this.#store.entries(this.#prefix);
  }

  /** Replaces the whole state. */
  async load(entries: readonly StoredEntry[]): Promise<void> {
    await this.clear();
    for (const { collection, key, value, expiresAt } of entries) {
      await this.#store.put(this.#prefix + collection, key, value, expiresAt);
    }
  }
}

/** Returns the time from which a value may be dropped, in milliseconds; `undefined` if it never expires. */
export function purgeTime(entity: keyof Entities, value: object): number | undefined {
  const expiresAt = 'expiresAt' in value ? value.expiresAt : undefined;
  return typeof expiresAt === 'number' ? expiresAt + entities[entity].keptExpired : undefined;
}
