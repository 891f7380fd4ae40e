/** Something in a body that the contract does not have, and what was made of it. */
export interface Note {
  /** Where it stands, as a JSON pointer. */
  readonly pointer: string;
  readonly kind: 'coerced' | 'ignored';
  /** Says what was done, without the value, which may be a secret. */
  readonly text: string;
}

export interface ReadingOptions {
  /** Refuses scalars of another JSON type. */
  readonly strict?: boolean;
  /** How many notes are kept. A body may give rise to a million. */
  readonly limit?: number;
}

/** One reading of a body: how it is read, and what was noticed. */
export class Reading {
  readonly strict: boolean;
  readonly #limit: number;
  readonly #notes: Note[] = [];
  #dropped = 0;

  constructor({ strict = false, limit = 20 }: ReadingOptions = {}) {
    this.strict = strict;
    this.#limit = limit;
  }

  get notes(): readonly Note[] {
    return this.#notes;
  }

  add(note: Note): void {
    if (this.#notes.length < this.#limit) this.#notes.push(note);
    else this.#dropped += 1;
  }

  coerced(pointer: string, from: unknown, to: string): void {
    this.add({ pointer, kind: 'coerced', text: `a ${typeof from} that is read as ${to}` });
  }

  ignored(pointer: string, why: string): void {
    this.add({ pointer, kind: 'ignored', text: `ignored, because ${why}` });
  }

  /** The notes as texts. */
  warnings(): string[] {
    const texts = this.#notes.map(({ pointer, text }) => `${shortened(pointer)}: ${text}`);
    return this.#dropped === 0 ? texts : [...texts, `and ${this.#dropped} more`];
  }

  /** A reading of a part, whose notes count once it is taken. */
  attempt(strict: boolean): Reading {
    return new Reading({ strict, limit: this.#limit });
  }

  take(attempt: Reading): void {
    for (const note of attempt.notes) this.add(note);
    this.#dropped += attempt.#dropped;
  }
}

const shortened = (pointer: string): string => (pointer.length > 200 ? `${pointer.slice(0, 200)}…` : pointer);
