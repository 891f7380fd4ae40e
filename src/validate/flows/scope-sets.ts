const most = 4096;

/** Numbers sets of scopes. Recordings have few, unless scopes have parameters: further ones are not known. */
export class ScopeSets {
  readonly #numbers = new Map<string, number>();
  readonly #sets: ReadonlySet<string>[] = [];

  /** Returns the number of a set, from 1; 0 if there are too many. `scopes` is separated by blanks. */
  numberOf(scopes: string): number {
    const known = this.#numbers.get(scopes);
    if (known !== undefined) return known;
    if (this.#sets.length === most) return 0;
    this.#sets.push(new Set(scopes === '' ? [] : scopes.split(' ')));
    this.#numbers.set(scopes, this.#sets.length);
    return this.#sets.length;
  }

  /** Returns the number of a set that has one; `undefined` otherwise. */
  find(scopes: string): number | undefined {
    return this.#numbers.get(scopes);
  }

  at(number: number): ReadonlySet<string> | undefined {
    return this.#sets[number - 1];
  }
}
