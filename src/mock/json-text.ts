/**
 * JSON that is held as its text, and parsed only if somebody reads its members. The text is kept in parts, so that
 * many of them can share a long part.
 */
export class JsonText {
  readonly #parts: readonly string[];
  /** The length in UTF-8. */
  readonly byteLength: number;

  constructor(...parts: readonly (string | JsonText)[]) {
    const texts: string[] = [];
    let length = 0;
    for (const part of parts) {
      texts.push(typeof part === 'string' ? part : part.text);
      length += lengthOf(part);
    }
    this.#parts = texts;
    this.byteLength = length;
  }

  /** Writes a value; with `pretty`, indented by two spaces. */
  static of(value: object, { pretty = false }: { readonly pretty?: boolean | undefined } = {}): JsonText {
    return new JsonText(JSON.stringify(value, undefined, pretty ? 2 : undefined));
  }

  get text(): string {
    return ''.concat(...this.#parts);
  }

  /** Writes another value in the same style: indented if this one is. */
  with(value: object): JsonText {
    return JsonText.of(value, { pretty: /^[{[]\n/.test(this.text) });
  }

  parse(): unknown {
    return JSON.parse(this.text);
  }
}

/** To count the bytes of a long text takes longer than to write it. */
const lengthOf = (part: string | JsonText): number =>
  typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
