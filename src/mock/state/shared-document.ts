import { setTimeout } from 'node:timers/promises';
import type { Change, MaybePromise, Store, Stored } from './store.js';
import { StoreUnavailableError } from './store-unavailable.js';

/** Makes changes of what several processes may share. A change must be repeatable: it can be made several times. */
export interface Changes {
  /** Makes a change at once, and stores it in turn. */
  change(change: () => void): void;
  /** Resolves once other processes see what was changed. Rejects if that cannot be stored. */
  saved(): MaybePromise<void>;
  /** Makes a change, and passes on its result once no other process can have made another one in between. */
  decide<Result>(change: () => Result): MaybePromise<Result>;
}

/** Changes of what only this process has. */
export const unshared: Changes = {
  change: (change) => change(),
  saved: () => {},
  decide: (change) => change(),
};

/** One member of a shared document, as this process knows it. */
export interface SharedPart {
  /** Takes over what is stored; `undefined` if the document or the member does not exist. */
  follow(value: unknown): void;
  /** Returns what to store: a JSON value, or `undefined` for no member. */
  read(): unknown;
}

interface SharedDocumentOptions {
  readonly store: Store;
  readonly collection: string;
  readonly key: string;
  /** A condition without which nothing is stored. */
  readonly guard?: Change;
  /** Returns until when the document is kept, in milliseconds since the epoch. If omitted, it is kept forever. */
  readonly expiresAt?: () => number;
  /** Called if a change that nothing waits for cannot be stored. This process then loses it too. */
  readonly onProblem?: (problem: unknown) => void;
}

interface Queued {
  /** `undefined` to read the store. */
  readonly change: (() => void) | undefined;
  readonly done: () => void;
  readonly failed: (problem: unknown) => void;
}

/** How often a change is tried. After the first few times, it pauses for up to 8 ms each time. */
const mostAttempts = 100;

/**
 * A JSON document of a store that other processes change too. Each process makes its changes on its own copy at once, then
 * on the latest stored one: all that wait are one write, which succeeds if no other process was faster, and else
 * starts again.
 */
export class SharedDocument implements Changes {
  readonly #options: SharedDocumentOptions;
  readonly #parts = new Map<string, SharedPart>();
  #queue: Queued[] = [];
  /** Whether queued changes are being stored. */
  #storing = false;
  /** Resolves when the latest change is stored. */
  #latest: Promise<unknown> = Promise.resolve();
  /** How many reads were begun, and which of them was the latest to be followed. */
  #reads = 0;
  #followed = 0;
  /** What was followed last, unless this process has changed it since. */
  #base: { readonly found: Stored | undefined } | undefined;
  /** Whether the parts are as they were followed. */
  #isClean = false;

  constructor(options: SharedDocumentOptions) {
    this.#options = options;
  }

  part(name: string, part: SharedPart): void {
    this.#parts.set(name, part);
  }

  change(change: () => void): void {
    change();
    this.#isClean = false;
    this.decide(change).catch((problem: unknown) => this.#options.onProblem?.(problem));
  }

  decide<Result>(change: () => Result): Promise<Result> {
    return this.#enqueue((resolve) => {
      let done = () => {};
      const made = () => {
        const result = change();
        done = () => resolve(result);
      };
      return { change: made, done: () => done() };
    });
  }

  /** Takes over what other processes have stored. Waits for the changes of this process. */
  async refresh(): Promise<void> {
    if (!this.#storing) {
      const [found, read] = await this.#get();
      if (!this.#storing) {
        this.#follow(found, read);
        return;
      }
    }
    await this.#enqueue<void>((done) => ({ change: undefined, done }));
  }

  async saved(): Promise<void> {
    await this.#latest;
  }

  #enqueue<Result>(queued: (resolve: (result: Result) => void) => Omit<Queued, 'failed'>): Promise<Result> {
    const stored = new Promise<Result>((resolve, reject) => {
      this.#queue.push({ ...queued(resolve), failed: reject });
    });
    this.#latest = stored;
    stored.catch(() => {});
    if (!this.#storing) void this.#storeAll();
    return stored;
  }

  async #storeAll(): Promise<void> {
    this.#storing = true;
    while (this.#queue.length > 0) {
      try {
        const count = await this.#storeQueued();
        for (const { done } of this.#queue.splice(0, count)) done();
      } catch (problem) {
        for (const { failed } of this.#queue.splice(0)) failed(problem);
      }
    }
    this.#storing = false;
  }

  /** Makes the queued changes on the stored document. Resolves to their number once they are stored. */
  async #storeQueued(): Promise<number> {
    // A chain of changes is one write.
    await undefined;
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const isGuess = attempt === 1 && this.#base !== undefined;
      const [found, read] = isGuess ? [this.#base?.found, this.#followed] : await this.#get();
      this.#follow(found, read);
      const queued = [...this.#queue];
      const changes = queued.flatMap(({ change }) => change ?? []);
      if (changes.length > 0) this.#isClean = false;
      for (const change of changes) change();
      const written = changes.length === 0 ? 'equal' : await this.#write(found);
      if (written === 'stored' || (written === 'equal' && !isGuess)) return queued.length;
      if (attempt > 2) await setTimeout(Math.random() * Math.min(attempt, 8));
    }
    const { collection, key } = this.#options;
    throw new StoreUnavailableError(
      `Failed to store a change of ${collection} ${key}: other processes changed it ${mostAttempts} times meanwhile. Please try again.`,
    );
  }

  async #get(): Promise<[found: Stored | undefined, read: number]> {
    this.#reads += 1;
    const read = this.#reads;
    return [await this.#options.store.get(this.#options.collection, this.#options.key), read];
  }

  /** A read that began before the one that was followed last may be older. */
  #follow(found: Stored | undefined, read: number): void {
    if (read < this.#followed) return;
    this.#followed = read;
    if (!this.#storing) this.#latest = Promise.resolve();
    const isKnown = this.#isClean && this.#base !== undefined && this.#base.found?.version === found?.version;
    if (isKnown) return;
    const members = new Map(Object.entries(found?.value ?? {}));
    for (const [name, part] of this.#parts) part.follow(members.get(name));
    this.#base = { found };
    this.#isClean = true;
  }

  /** Writes the document unless another process changed it. Nothing is stored if the guard does not hold. */
  async #write(found: Stored | undefined): Promise<'stored' | 'equal' | 'conflict'> {
    const { store, collection, key, guard, expiresAt } = this.#options;
    const members = [...this.#parts].map(([name, part]) => [name, part.read()] as const);
    const value = Object.fromEntries(members.filter(([, member]) => member !== undefined));
    const isEmpty = Object.keys(value).length === 0;
    if (JSON.stringify(isEmpty ? undefined : value) === JSON.stringify(found?.value)) return 'equal';
    const when = found === undefined ? 'absent' : { version: found.version };
    const place = { collection, key, when } as const;
    const change: Change = isEmpty
      ? { op: 'delete', ...place }
      : { op: 'put', value, expiresAt: expiresAt?.(), ...place };
    this.#base = undefined;
    const failed = await store.write(guard === undefined ? [change] : [change, guard]);
    if (failed === 0) return 'conflict';
    // What is being read now may be from before.
    this.#reads += 1;
    this.#followed = this.#reads;
    return 'stored';
  }
}
