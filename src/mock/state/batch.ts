import type { Entities, Entity, Index } from './entities.js';
import { andThen, type Change, type Condition, type MaybePromise } from './store.js';

/** The value type of an entity. */
export type ValueOf<Name extends keyof Entities> = Entities[Name] extends Entity<infer T> ? T : never;

/** The entry whose condition did not hold, so that nothing was written. */
export interface Conflict {
  readonly entity: keyof Entities | Index;
  readonly key: string;
}

/** The state that a batch changes. */
export interface BatchTarget {
  name(entity: keyof Entities | Index): string;
  purgeTime(entity: keyof Entities, value: object): number | undefined;
  write(changes: readonly Change[]): MaybePromise<number | undefined>;
}

/** Changes of a service's state that happen at once, or not at all if a condition does not hold. */
export class Batch {
  readonly #target: BatchTarget;
  /** The changes so far, in the form that a store takes. */
  readonly changes: Change[] = [];
  readonly #entities: (keyof Entities | Index)[] = [];

  constructor(target: BatchTarget) {
    this.#target = target;
  }

  put<Name extends keyof Entities>(entity: Name, key: string, value: ValueOf<Name>, when?: Condition): this {
    const expiresAt = this.#target.purgeTime(entity, value);
    return this.#add(entity, {
      op: 'put',
      collection: this.#target.name(entity),
      key,
      value,
      expiresAt,
      when,
    });
  }

  delete(entity: keyof Entities, key: string, when?: Condition): this {
    return this.#add(entity, { op: 'delete', collection: this.#target.name(entity), key, when });
  }

  /** Only checks a condition. */
  check(entity: keyof Entities, key: string, when: Condition): this {
    return this.#add(entity, { op: 'check', collection: this.#target.name(entity), key, when });
  }

  /** Adds a key to an owner's list until `purgedAt`, in milliseconds since the epoch. */
  link(index: Index, owner: string, key: string, purgedAt?: number): this {
    const place = { collection: this.#target.name(index), key: `${owner}/${key}` };
    return this.#add(index, { op: 'put', ...place, value: { key }, expiresAt: purgedAt });
  }

  unlink(index: Index, owner: string, key: string): this {
    return this.#add(index, { op: 'delete', collection: this.#target.name(index), key: `${owner}/${key}` });
  }

  /** Makes the changes. Returns an entry whose condition does not hold; `undefined` if they are made. */
  write(): MaybePromise<Conflict | undefined> {
    return andThen(this.#target.write(this.changes), (failed) =>
      failed === undefined ? undefined : this.#conflict(failed),
    );
  }

  #conflict(failed: number): Conflict {
    const [entity, change] = [this.#entities[failed], this.changes[failed]];
    if (entity === undefined || change === undefined) throw new Error(`The store has no change ${failed}.`);
    return { entity, key: change.key };
  }

  #add(entity: keyof Entities | Index, change: Change): this {
    this.#entities.push(entity);
    this.changes.push(change);
    return this;
  }
}
