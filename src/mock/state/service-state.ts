import { type Entities, type Entity, entities, type Index } from './entities.js';
import type { Store } from './store.js';

type Value<Name extends keyof Entities> = Entities[Name] extends Entity<infer T> ? T : never;

/** The state of one service: its collections in the store, typed by the table of entities. */
export class ServiceState {
  #store: Store;
  #prefix: string;

  constructor(store: Store, serviceId: number) {
    this.#store = store;
    this.#prefix = `${serviceId}/`;
  }

  #name(entity: keyof Entities): string {
    return this.#prefix + entity;
  }

  /** What is stored was put by `put` under the same entity, so it has the entity's type. */
  async find<Name extends keyof Entities>(entity: Name, key: string): Promise<Value<Name> | undefined> {
    return (await this.#store.get(this.#name(entity), key)) as Value<Name> | undefined;
  }

  async take<Name extends keyof Entities>(entity: Name, key: string): Promise<Value<Name> | undefined> {
    return (await this.#store.take(this.#name(entity), key)) as Value<Name> | undefined;
  }

  async put<Name extends keyof Entities>(entity: Name, key: string, value: Value<Name>): Promise<void> {
    await this.#store.put(this.#name(entity), key, value, purgeTime(entity, value));
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

  async list<Name extends keyof Entities>(
    entity: Name,
    range?: { start?: number; end?: number },
  ): Promise<Value<Name>[]> {
    return (await this.#store.list(this.#name(entity), range)) as Value<Name>[];
  }

  count(entity: keyof Entities): Promise<number> {
    return this.#store.count(this.#name(entity));
  }

  /** Lists a key under an owner, in an index of its own. */
  async link(index: Index, owner: string, key: string): Promise<void> {
    await this.#store.put(`${this.#prefix}${index}/${owner}`, key, { key });
  }

  async unlink(index: Index, owner: string, key: string): Promise<void> {
    await this.#store.delete(`${this.#prefix}${index}/${owner}`, key);
  }

  async linked(index: Index, owner: string): Promise<string[]> {
    const links = (await this.#store.list(`${this.#prefix}${index}/${owner}`)) as { key: string }[];
    return links.map(({ key }) => key);
  }

  sweep(now: number): Promise<number> {
    return this.#store.sweep(this.#prefix, now);
  }

  clear(): Promise<void> {
    return this.#store.clear(this.#prefix);
  }
}

function purgeTime(entity: keyof Entities, value: object): number | undefined {
  const expiresAt = 'expiresAt' in value ? value.expiresAt : undefined;
  return typeof expiresAt === 'number' ? expiresAt + entities[entity].keptExpired : undefined;
}
