import type { UnknownRecord } from '../json.js';
import { sha256 } from '../mock/sha256.js';
import { materialMembers, thumbprintInput } from '../redaction/jwk.js';
import { aroundPlaceholders, parse, placeholder, type Reference } from '../redaction/placeholder.js';
import { type SecretReplacer, sweep } from '../redaction/sweep.js';
import { ValueFinder } from '../redaction/value-finder.js';
import { rewriteExchange } from './content.js';
import type { RecordedExchange } from './format.js';
import { hashes } from './hashes.js';

/** The secrets that must not appear in a recording. Each value always gets the same placeholder. */
export class Secrets {
  readonly #known = new Map<string, Reference>();
  readonly #looked = new ValueFinder<Reference>();
  /** Hashes of known values. They are not secret, but differ in each run. */
  readonly #hashes = new Map<string, Reference>();
  /** Placeholders that apply only where a name has the matching type, keyed by type and value. */
  readonly #ofType = new Map<string, Reference>();
  readonly #counts = new Map<string, number>();
  readonly #isWord: (value: string) => boolean;
  #unread: [string, Reference][] = [];

  /**
   * A secret that is also a protocol word, such as `password`, is not replaced where the word is expected.
   */
  constructor(isWord: (value: string) => boolean) {
    this.#isWord = isWord;
  }

  /** Returns the placeholder that applies to a value wherever it appears. */
  find(value: string): Reference | undefined {
    return this.#known.get(value) ?? this.#hashes.get(value);
  }

  /** Returns the placeholder for a value under a name of this type. */
  ofType(type: string, value: string): Reference {
    const id = `${type} ${value}`;
    const known = this.#ofType.get(id);
    if (known !== undefined) return known;
    const reference = `${type}:${this.#next(type)}`;
    this.#ofType.set(id, reference);
    // The challenge came before its verifier, so it already has a placeholder.
    if (type !== 'codeVerifier')
      for (const [name, hash] of Object.entries(hashes))
        this.#hashes.set(hash(value), `${name}(${reference})`);
    return reference;
  }

  /** Like `ofType`, but assigns a new placeholder from now on. */
  anew(type: string, value: string): Reference {
    this.#ofType.delete(`${type} ${value}`);
    return this.ofType(type, value);
  }

  /** Returns the placeholder of a code verifier whose challenge is known (RFC 7636, section 4.6). */
  verifier(value: string): Reference | undefined {
    const challenge = this.#ofType.get(`codeChallenge ${sha256(value)}`);
    return challenge === undefined
      ? this.#ofType.get(`codeChallenge ${value}`)
      : `codeVerifier(${challenge})`;
  }

  add(type: string, value: string): void {
    if (this.find(value) !== undefined) return;
    const reference = this.ofType(type, value);
    if (!this.#isWord(value)) this.#put(value, reference);
  }

  /** Adds a public key. Keys with the same material are the same key, whatever their `kid`. */
  addKey(jwk: UnknownRecord): void {
    const input = thumbprintInput(jwk);
    if (input === undefined || this.#ofType.has(`key ${input}`)) return;
    const reference = this.ofType('key', input);
    for (const member of materialMembers) {
      const value = jwk[member];
      if (typeof value === 'string' && !this.#known.has(value)) this.#put(value, `${reference}.${member}`);
    }
  }

  /**
   * Replaces secrets wherever they are in an exchange: inside other strings, in other encodings, in member
   * names. Returns the same object if there are none. Looks for all known secrets by default.
   */
  sweep(exchange: RecordedExchange, known = this.#looked): RecordedExchange {
    // Rewriting keeps the structure.
    return rewriteExchange(exchange, (name, content) =>
      sweep(content, known, this.#spelling, name),
    ) as RecordedExchange;
  }

  readonly #spelling: SecretReplacer<Reference> = {
    write: placeholder,
    encoded: (of, encoding) => (parse(of).base === of ? placeholder(`${encoding}(${of})`) : undefined),
    around: (text) => placeholder(this.ofType('encoded', text)),
    outside: aroundPlaceholders,
  };

  /** Returns the secrets added since the last call. */
  takeNew(): [string, Reference][] {
    const added = this.#unread;
    this.#unread = [];
    return added;
  }

  #next(type: string): number {
    const count = (this.#counts.get(type) ?? 0) + 1;
    this.#counts.set(type, count);
    return count;
  }

  #put(value: string, reference: Reference): void {
    this.#known.set(value, reference);
    this.#looked.add(value, reference);
    this.#unread.push([value, reference]);
  }
}
