/** JSON that is held as its text, and parsed only if somebody reads its members. */
export class JsonText {
  constructor(readonly text: string) {}

  /** Writes a value; with `pretty`, indented by two spaces. */
  static of(value: object, { pretty = false }: { readonly pretty?: boolean | undefined } = {}): JsonText {
    return new JsonText(JSON.stringify(value, undefined, pretty ? 2 : undefined));
  }

  parse(): unknown {
    return JSON.parse(this.text);
  }
}
