/** A deviation of a body from the contract, and how it was handled. */
export interface Note {
  /** JSON pointer to the value. */
  readonly pointer: string;
  readonly kind: 'coerced' | 'ignored';
  /** Describes the handling without the value, which may be secret. */
  readonly text: string;
}

export interface ReadingOptions {
  /** Rejects scalars of another JSON type. */
  readonly strict?: boolean;
  /** Maximum number of notes to keep. A body may cause a million. */
  readonly limit?: number;
}

/** The parsing of one body: its options and notes. */
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

  /** Returns the notes as texts. */
  warnings(): string[] {
    const texts = this.#notes.map(({ pointer, text }) => `${shortened(pointer)}: ${text}`);
    return this.#dropped === 0 ? texts : [...texts, `and ${this.#dropped} more`];
  }

  /** Creates a tentative reading of a part. Its notes count only once it is taken. */
  attempt(strict: boolean): Reading {
    return new Reading({ strict, limit: this.#limit });
  }

  take(attempt: Reading): void {
    for (const note of attempt.notes) this.add(note);
    this.#dropped += attempt.#dropped;
  }
}

const shortened = (pointer: string): string => (pointer.length > 200 ? `${pointer.slice(0, 200)}…` : pointer);
