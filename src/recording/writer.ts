import { encodedIn, writtenForms } from '../redaction/encodings.js';
import { BloomFilter, eachGram, shortestPart } from '../redaction/grams.js';
import type { Reference } from '../redaction/placeholder.js';
import { rewrite } from '../redaction/rewrite.js';
import { ValueFinder } from '../redaction/value-finder.js';
import { rewriteExchange } from './content.js';
import type { RecordedExchange } from './format.js';
import type { RecordingFile } from './recording-file.js';
import type { Secrets } from './secrets.js';

/**
 * Writes masked exchanges. If a value turns out to be a secret only after it was written under a harmless
 * name, rewrites the earlier lines.
 */
export class Writer {
  readonly #file: RecordingFile;
  readonly #secrets: Secrets;
  readonly #onProblem: (problem: string) => void;
  readonly #seen = new Seen();
  #lines: string[] = [];

  constructor(file: RecordingFile, secrets: Secrets, onProblem: (problem: string) => void) {
    this.#file = file;
    this.#secrets = secrets;
    this.#onProblem = onProblem;
  }

  /** The number of exchanges in the file. */
  get count(): number {
    return this.#lines.length;
  }

  append(exchange: RecordedExchange): void {
    const line = JSON.stringify(exchange);
    const late = this.#withoutLate(this.#secrets.takeNew());
    this.#seen.add(exchange);
    this.#lines.push(line);
    if (late < 0) this.#file.append(line);
    else {
      this.#file.replace(this.#lines);
      // The header is line 1.
      this.#onProblem(
        `Warning: line ${late + 2} of the recording contained a value that turned out to be a secret. It is masked now, but ${this.#file.path} contained it until now.`,
      );
    }
  }

  /**
   * Removes newly learned secrets from earlier lines. Returns the index of the first line that changed, or
   * -1.
   */
  #withoutLate(learned: readonly [string, Reference][]): number {
    const known = new ValueFinder<Reference>();
    for (const [value, reference] of learned) if (this.#seen.mayHave(value)) known.add(value, reference);
    if (known.isEmpty) return -1;
    let first = -1;
    this.#lines = this.#lines.map((line, index) => {
      const swept = JSON.stringify(this.#secrets.sweep(JSON.parse(line), known));
      if (swept !== line && first < 0) first = index;
      return swept;
    });
    return first;
  }

  /** Deletes the file. */
  discard(): void {
    this.#file.remove();
  }

  close(): void {
    this.#file.close();
  }
}

/** Enough bits for ten million characters. Beyond that, false positives cause needless searches. */
const bytes = 4 * 1024 * 1024;

/** A bounded-memory filter of what the written lines may contain. */
class Seen {
  readonly #grams = new BloomFilter(bytes);
  readonly #short = new Set<string>();

  add(exchange: RecordedExchange): void {
    rewriteExchange(exchange, (name, content) => {
      rewrite(content, { text: (_, leaf) => this.#addText(leaf) }, name);
      this.#addAll(content);
      return content;
    });
  }

  mayHave(value: string): boolean {
    return value.length < shortestPart
      ? this.#short.has(value)
      : writtenForms(value).some((form) => this.#mayHaveForm(form));
  }

  #mayHaveForm(form: string): boolean {
    let has = true;
    eachGram(form, (hash) => {
      has = this.#grams.mayHave(hash);
      return has;
    });
    return has;
  }

  #addAll(value: unknown): void {
    if (typeof value === 'string' || typeof value === 'number') this.#addText(String(value));
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) {
        this.#addText(name);
        this.#addAll(member);
      }
  }

  #addText(text: string, depth = 3): string {
    if (text.length < shortestPart) this.#short.add(text);
    eachGram(text, (hash) => {
      this.#grams.add(hash);
      return true;
    });
    if (depth > 0)
      for (const { decoded } of encodedIn(text)) for (const one of decoded) this.#addText(one, depth - 1);
    return text;
  }
}
