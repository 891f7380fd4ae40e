import { Batch, type BatchTarget, type ValueOf } from './batch.js';
import type { Clock } from './clock.js';
import { type Entities, entities, type Index } from './entities.js';
import type { Change, ListRange, Store, StoredEntry, Version } from './store.js';

/** A value and its version, for writes that must not overwrite those of others. */
export interface VersionedValue<T> {
  readonly value: T;
  readonly version: Version;
}

/**
 * Expired entries are removed incrementally: every 100 puts, the next 300 entries are checked. A full sweep
 * therefore ends before the collection has grown by half.
 */
const putsBetweenSweeps = 100;
const lookedAtInSweep = 300;

/** The state of one service: its collections in the store, with the types of the table of entities. */
export class ServiceState {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #puts = new Map<string, number>();
  readonly #target: BatchTarget = {
    name: (entity) => this.#prefix + entity,
    purgeTime,
    write: (changes) => this.#write(changes),
  };

  constructor(store: Store, serviceId: number, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#prefix = `${serviceId}/`;
  }

  /** Resolves to a value; `undefined` if there is none with this key. */
  async find<Name extends keyof Entities>(entity: Name, key: string): Promise<ValueOf<Name> | undefined> {
    return (await this.entry(entity, key))?.value;
  }

  /**
   * Resolves to a value with its version. The type holds because `put` stored the value under the same entity.
   */
  async entry<Name extends keyof Entities>(
    entity: Name,
    key: string,
  ): Promise<VersionedValue<ValueOf<Name>> | undefined> {
    return (await this.#store.get(this.#prefix + entity, key)) as VersionedValue<ValueOf<Name>> | undefined;
  }

  /** Starts a batch of changes. */
  batch(): Batch {
    return new Batch(this.#target);
  }

  /**
   * Deletes a value that was read, and resolves to its latest version: of several concurrent callers, only one gets
   * it.
   */
  async take<Name extends keyof Entities>(
    entity: Name,
    key: string,
    read?: VersionedValue<ValueOf<Name>>,
  ): Promise<ValueOf<Name> | undefined> {
    for (let found = read ?? (await this.entry(entity, key)); ; found = await this.entry(entity, key)) {
      if (found === undefined) return undefined;
      const conflict = await this.batch().delete(entity, key, found).write();
      if (conflict === undefined) return found.value;
    }
  }

  async put<Name extends keyof Entities>(entity: Name, key: string, value: ValueOf<Name>): Promise<void> {
    await this.batch().put(entity, key, value).write();
  }

  /**
   * Stores a value unless the one that was read, or its absence, has changed since. Resolves to whether it did.
   */
  async replace<Name extends keyof Entities>(
    entity: Name,
    key: string,
    read: { readonly version: Version } | undefined,
    value: ValueOf<Name>,
  ): Promise<boolean> {
    return (
      (await this.batch()
        .put(entity, key, value, read ?? 'absent')
        .write()) === undefined
    );
  }

  /** Deletes a value. Resolves to whether there was one. */
  async delete(entity: keyof Entities, key: string): Promise<boolean> {
    return (await this.batch().delete(entity, key, 'present').write()) === undefined;
  }

  async list<Name extends keyof Entities>(entity: Name, range?: ListRange): Promise<ValueOf<Name>[]> {
    return (await this.listEntries(entity, range)).map(({ value }) => value);
  }

  async listEntries<Name extends keyof Entities>(
    entity: Name,
    range?: ListRange,
  ): Promise<readonly VersionedValue<ValueOf<Name>>[]> {
    const listed = await this.#store.list(this.#prefix + entity, range);
    return listed as readonly VersionedValue<ValueOf<Name>>[];
  }

  async count(entity: keyof Entities, prefix?: string): Promise<number> {
    return this.#store.count(this.#prefix + entity, prefix);
  }

  /** Resolves to the keys of an owner, in order, including those of owners whose names start with `owner/`. */
  async linked(index: Index, owner: string, range?: Omit<ListRange, 'prefix'>): Promise<string[]> {
    const links = await this.#store.list(this.#prefix + index, { ...range, prefix: `${owner}/` });
    return links.map(({ value }) => (value as { key: string }).key);
  }

  async countLinked(index: Index, owner: string): Promise<number> {
    return this.#store.count(this.#prefix + index, `${owner}/`);
  }

  async #write(changes: readonly Change[]): Promise<number | undefined> {
    const failed = await this.#store.write(changes);
    if (failed === undefined) {
      for (const { op, collection } of changes) if (op === 'put') await this.#sweepAfterPut(collection);
    }
    return failed;
  }

  async #sweepAfterPut(collection: string): Promise<void> {
    const puts = (this.#puts.get(collection) ?? 0) + 1;
    this.#puts.set(collection, puts);
    if (puts % putsBetweenSweeps === 0) {
      await this.#store.sweep(collection, this.#clock.now(), lookedAtInSweep);
    }
  }

  async clear(): Promise<void> {
    await this.#store.clear(this.#prefix);
  }

  /** Resolves to the whole state, in the form that `load` takes. */
  async entries(): Promise<StoredEntry[]> {
    return this.#store.entries(this.#prefix);
  }

  /** Replaces the whole state. */
  async load(entries: readonly StoredEntry[]): Promise<void> {
    await this.clear();
    await this.#store.write(
      entries.map(({ collection, ...entry }) => ({
        op: 'put',
        collection: this.#prefix + collection,
        ...entry,
      })),
    );
  }
}

/** Returns the time from which a value may be dropped, in milliseconds; `undefined` if it never expires. */
export function purgeTime(entity: keyof Entities, value: object): number | undefined {
  const expiresAt = 'expiresAt' in value ? value.expiresAt : undefined;
  return typeof expiresAt === 'number' ? expiresAt + entities[entity].keptExpired : undefined;
}
