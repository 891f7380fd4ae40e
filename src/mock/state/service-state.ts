import { Batch, type BatchTarget, type Conflict, type ValueOf } from './batch.js';
import type { Clock } from './clock.js';
import { type Entities, entities, type Index } from './entities.js';
import {
  andThen,
  type Change,
  type ListRange,
  type MaybePromise,
  type Store,
  type StoredEntry,
  type Version,
} from './store.js';
import { entriesBetweenSweeps, sweep } from './sweep.js';

/** A value and its version, for writes that must not overwrite those of others. */
export interface VersionedValue<T> {
  readonly value: T;
  readonly version: Version;
}

/** The state of one service: its collections in the store, with the types of the table of entities. */
export class ServiceState {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #puts = new Map<string, number>();
  /** Names of collections in the store. A new string would be hashed at each look-up. */
  readonly #names = new Map<keyof Entities | Index, string>();
  readonly #target: BatchTarget = {
    name: (entity) => this.#name(entity),
    purgeTime,
    write: (changes) => this.#write(changes),
  };

  constructor(store: Store, serviceId: number, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#prefix = `${serviceId}/`;
  }

  #name(entity: keyof Entities | Index): string {
    const known = this.#names.get(entity);
    if (known !== undefined) return known;
    const name = this.#prefix + entity;
    this.#names.set(entity, name);
    return name;
  }

  /** Returns a value; `undefined` if there is none with this key. */
  find<Name extends keyof Entities>(entity: Name, key: string): MaybePromise<ValueOf<Name> | undefined> {
    return andThen(this.entry(entity, key), (found) => found?.value);
  }

  /**
   * Returns a value with its version. The type holds because `put` stored the value under the same entity.
   */
  entry<Name extends keyof Entities>(
    entity: Name,
    key: string,
  ): MaybePromise<VersionedValue<ValueOf<Name>> | undefined> {
    return this.#store.get(this.#name(entity), key) as MaybePromise<
      VersionedValue<ValueOf<Name>> | undefined
    >;
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

  put<Name extends keyof Entities>(entity: Name, key: string, value: ValueOf<Name>): MaybePromise<unknown> {
    return this.batch().put(entity, key, value).write();
  }

  /**
   * Stores a value unless the one that was read, or its absence, has changed since. Returns whether it did.
   */
  replace<Name extends keyof Entities>(
    entity: Name,
    key: string,
    read: { readonly version: Version } | undefined,
    value: ValueOf<Name>,
  ): MaybePromise<boolean> {
    const batch = this.batch().put(entity, key, value, read ?? 'absent');
    return andThen(batch.write(), isDone);
  }

  /** Deletes a value. Returns whether there was one. */
  delete(entity: keyof Entities, key: string): MaybePromise<boolean> {
    return andThen(this.batch().delete(entity, key, 'present').write(), isDone);
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

  #write(changes: readonly Change[]): MaybePromise<number | undefined> {
    return andThen(this.#store.write(changes), (failed) => {
      const due = failed === undefined ? this.#dueForSweep(changes) : [];
      return due.length === 0 ? failed : sweep(this.#store, due, this.#clock.now());
    });
  }

  /** Counts the puts. Returns the collections to sweep. */
  #dueForSweep(changes: readonly Change[]): string[] {
    const due: string[] = [];
    for (const { op, collection } of changes) {
      if (op !== 'put') continue;
      const puts = (this.#puts.get(collection) ?? 0) + 1;
      this.#puts.set(collection, puts);
      if (puts % entriesBetweenSweeps === 0) due.push(collection);
    }
    return due;
  }

  async clear(): Promise<void> {
    await this.#store.clear(this.#prefix);
  }

  /** Resolves to the whole state, in the form that `load` takes. */
  async entries(): Promise<StoredEntry[]> {
    return this.#store.entries(this.#prefix);
  }

  /** Replaces the whole state at once: calls and other processes see the old one or the new one. */
  async load(entries: readonly StoredEntry[]): Promise<void> {
    const puts = entries.map(
      ({ collection, ...entry }): Change => ({ op: 'put', collection: this.#prefix + collection, ...entry }),
    );
    const kept = new Set(puts.map(({ collection, key }) => `${collection} ${key}`));
    const gone = (await this.entries())
      .map(({ collection, key }) => ({ collection: this.#prefix + collection, key }))
      .filter(({ collection, key }) => !kept.has(`${collection} ${key}`));
    await this.#store.write([...gone.map((place): Change => ({ op: 'delete', ...place })), ...puts]);
  }
}

const isDone = (conflict: Conflict | undefined): boolean => conflict === undefined;

/** Returns the time from which a value may be dropped, in milliseconds; `undefined` if it never expires. */
export function purgeTime(entity: keyof Entities, value: object): number | undefined {
  const expiresAt = 'expiresAt' in value ? value.expiresAt : undefined;
  return typeof expiresAt === 'number' ? expiresAt + entities[entity].keptExpired : undefined;
}
