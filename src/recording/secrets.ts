import type { JsonObject } from '../mock/oauth/claims.js';
import { sha256 } from '../mock/sha256.js';
import { materialMembers, thumbprintInput } from '../redaction/jwk.js';
import { Known } from '../redaction/known.js';
import { aroundPlaceholders, parse, placeholder, type Reference } from '../redaction/placeholder.js';
import { type Spelling, sweep } from '../redaction/sweep.js';
import { contentOf } from './content.js';
import type { RecordedExchange } from './format.js';
import { hashes } from './hashes.js';

/** The values that a recording must not have, and what stands for them: always the same for the same value. */
export class Secrets {
  readonly #known = new Map<string, Reference>();
  readonly #looked = new Known<Reference>();
  /** Hashes of known values: no secrets, but of this run. */
  readonly #hashes = new Map<string, Reference>();
  /** By type and value: what stands for a value in the places of its type alone. */
  readonly #ofType = new Map<string, Reference>();
  readonly #counts = new Map<string, number>();
  readonly #isWord: (value: string) => boolean;
  #unread: [string, Reference][] = [];

  /** A secret that is a word of the protocol, such as `password`, tells nothing in the places of that word. */
  constructor(isWord: (value: string) => boolean) {
    this.#isWord = isWord;
  }

  /** What stands for a value wherever it is. */
  find(value: string): Reference | undefined {
    return this.#known.get(value) ?? this.#hashes.get(value);
  }

  /** What stands for a value where a name says that it is of a type. */
  ofType(type: string, value: string): Reference {
    const id = `${type} ${value}`;
    const known = this.#ofType.get(id);
    if (known !== undefined) return known;
    const reference = `${type}:${this.#next(type)}`;
    this.#ofType.set(id, reference);
    // The hash of a verifier is the challenge, which came before it.
    if (type !== 'codeVerifier')
      for (const [name, hash] of Object.entries(hashes))
        this.#hashes.set(hash(value), `${name}(${reference})`);
    return reference;
  }

  /** As `ofType`, but from now on something else stands for the value than before. */
  anew(type: string, value: string): Reference {
    this.#ofType.delete(`${type} ${value}`);
    return this.ofType(type, value);
  }

  /** RFC 7636, section 4.6: what stands for a code verifier whose challenge is known. */
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

  /** A public key: the same values are the same key, whatever its `kid`. */
  addKey(jwk: JsonObject): void {
    const input = thumbprintInput(jwk);
    if (input === undefined || this.#ofType.has(`key ${input}`)) return;
    const reference = this.ofType('key', input);
    for (const member of materialMembers) {
      const value = jwk[member];
      if (typeof value === 'string' && !this.#known.has(value)) this.#put(value, `${reference}.${member}`);
    }
  }

  /**
   * An exchange without secrets, wherever they stand: within other texts, in other encodings, in the names of members. The
   * same exchange if there was none. Looks for all that are known unless it is told for which.
   */
  sweep(exchange: RecordedExchange, known = this.#looked): RecordedExchange {
    // What comes back has the form of what went in.
    return contentOf(exchange, (name, content) =>
      sweep(content, known, this.#spelling, name),
    ) as RecordedExchange;
  }

  readonly #spelling: Spelling<Reference> = {
    write: placeholder,
    encoded: (of, encoding) => (parse(of).base === of ? placeholder(`${encoding}(${of})`) : undefined),
    around: (text) => placeholder(this.ofType('encoded', text)),
    outside: aroundPlaceholders,
  };

  /** The secrets that were added since this was last asked. */
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
