import { Lines } from './lines.js';
import { bytesIn, PartBytes, type SourcePart } from './parts.js';

/** The number of bytes of a line that are needed to find its place in the structure. */
const enough = 200;
const newline = Buffer.from('\n');

/**
 * Splits a top-level block-style list of a YAML document of any size into its items: each item starts with a
 * dash on a line of its own (YAML 1.2, section 8.2.1), as tools write it. Each item is parsed separately, so
 * a malformed one does not affect the others.
 */
export class YamlListItems {
  readonly #lines = new Lines();
  readonly #item = new PartBytes();
  readonly #name: RegExp;
  #number = 0;
  /** The number of spaces before each dash. */
  #indent = 0;
  #at: 'outside' | 'its name' | 'inside' = 'outside';
  #unreadable: string | undefined;
  #found = false;

  /** @param names the possible names of the list */
  constructor(readonly names: readonly string[]) {
    this.#name = new RegExp(`^["']?(${names.join('|')})["']? *: *(\\[\\])? *(#.*)?$`);
  }

  /** Returns the items that end in this chunk. */
  push(chunk: Buffer): SourcePart[] {
    return this.#lines.push(chunk).flatMap((line) => this.#see(line));
  }

  /** Returns the last item, or what is wrong with the document. */
  end(): SourcePart[] {
    const parts = this.#lines.end().flatMap((line) => this.#see(line));
    parts.push(...this.#take());
    if (this.#found) return parts;
    return [
      { number: 1, unreadable: `The file has no list ${this.names.join(' or ')} with a dash for each item.` },
    ];
  }

  #see({ content = '', unreadable }: SourcePart): SourcePart[] {
    const bytes = bytesIn(content);
    const line = bytes.toString('latin1', 0, enough).trimEnd();
    const indent = line.length - line.trimStart().length;
    const isEmpty = line === '' || line.startsWith('#', indent);
    const isItem = /^-( |$)/.test(line.slice(indent));
    if (this.#at === 'its name' && isItem) {
      this.#at = 'inside';
      this.#indent = indent;
      this.#begin(bytes);
      return [];
    }
    if (this.#at === 'inside' && (isEmpty || indent > this.#indent)) {
      this.#add(bytes);
      this.#unreadable ??= unreadable;
      return [];
    }
    const ended = this.#take();
    if (this.#at === 'inside' && isItem && indent === this.#indent) this.#begin(bytes);
    else if (!isEmpty) this.#at = this.#name.test(line) ? 'its name' : 'outside';
    this.#found ||= this.#at === 'its name';
    return ended;
  }

  #begin(line: Buffer): void {
    this.#number += 1;
    this.#unreadable = undefined;
    this.#add(line);
  }

  #add(line: Buffer): void {
    this.#item.add(line);
    this.#item.add(newline);
  }

  #take(): SourcePart[] {
    if (this.#item.length === 0) return [];
    const part = this.#item.take(this.#number);
    return [this.#unreadable === undefined ? part : { number: this.#number, unreadable: this.#unreadable }];
  }
}
