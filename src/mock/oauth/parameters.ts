/** The parameters of an OAuth request, encoded as `application/x-www-form-urlencoded` (RFC 6749, appendix B). */
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
   * Returns the value; an empty string if the parameter is present but empty, which has a result code for some
   * parameters.
   */
  get(name: string): string | undefined {
    return this.text(name) ?? this.#values.get(name)?.[0];
  }

  /** Returns the value. An empty value counts as omitted (RFC 6749, section 3.1). */
  text(name: string): string | undefined {
    const values = this.#values.get(name);
    return values?.length === 1 ? values[0] || undefined : values?.find((value) => value !== '');
  }

  /** Returns all non-empty values. */
  all(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).filter((value) => value !== '');
  }

  isRepeated(name: string): boolean {
    const values = this.#values.get(name);
    return values !== undefined && values.length > 1 && this.all(name).length > 1;
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

/** Returns the distinct words of a space-delimited value. */
export function words(value: string | undefined): string[] {
  if (!value) return [];
  return value.includes(' ') ? [...new Set(value.split(' ').filter((word) => word !== ''))] : [value];
}
