/** The parameters of an OAuth request, as `application/x-www-form-urlencoded` carries them (RFC 6749, B). */
export class Parameters {
  readonly #values = new Map<string, string[]>();

  constructor(encoded: string) {
    this.#add(new URLSearchParams(encoded));
  }

  static of(pairs: Iterable<readonly [string, string]>): Parameters {
    const parameters = new Parameters('');
    parameters.#add(pairs);
    return parameters;
  }

  #add(pairs: Iterable<readonly [string, string]>): void {
    for (const [name, value] of pairs) {
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, [value]);
      else values.push(value);
    }
  }

  /**
   * The value; the empty string where the parameter came without one, for those parameters that have a result
   * code for that.
   */
  get(name: string): string | undefined {
    return this.text(name) ?? this.#values.get(name)?.[0];
  }

  /** The value; an empty one counts as omitted (RFC 6749, section 3.1). */
  text(name: string): string | undefined {
    return this.#values.get(name)?.find((value) => value !== '');
  }

  /** All values that are not empty. */
  all(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).filter((value) => value !== '');
  }

  isRepeated(name: string): boolean {
    return this.all(name).length > 1;
  }

  entries(): [string, string][] {
    return [...this.#values].flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    );
  }

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }
}

/** The words of a space-delimited value, without repetition. */
export const words = (value: string | undefined): string[] => [
  ...new Set((value ?? '').split(' ').filter((word) => word !== '')),
];
