import type { UnknownRecord } from '../../json.js';
import { isJwk, materialMembers } from '../../redaction/jwk.js';
import type { JwtShape } from '../../redaction/jwt-shape.js';
import { onlyReference, parse, type Reference, referencesIn } from '../../redaction/placeholder.js';
import { rewrite } from '../../redaction/rewrite.js';
import type { RecordedExchange, Recording } from '../format.js';

/**
 * The origin of a value: sent by a caller, issued by the service, or shown by the service although it existed
 * before the recording started.
 */
export type Origin = 'sent' | 'issued' | 'shown';

interface Entry {
  readonly origin: Origin;
  /** The line of the recording where it first appears. */
  readonly line: number;
}

/** What each placeholder in a recording is, and where it comes from. */
export class PlaceholderOrigins {
  readonly #entries = new Map<Reference, Entry>();
  readonly #shapes = new Map<Reference, JwtShape>();
  readonly #keys = new Map<Reference, UnknownRecord>();

  constructor({ exchanges }: Recording, isRead: (exchange: RecordedExchange) => boolean) {
    for (const [index, exchange] of exchanges.entries()) {
      for (const [reference, shape] of Object.entries(exchange.jwts ?? {}))
        this.#shapes.set(reference, shape);
      // The header is line 1.
      const line = index + 2;
      this.#add([exchange.target, exchange.request], { origin: 'sent', line });
      this.#add(exchange.response, { origin: isRead(exchange) ? 'shown' : 'issued', line });
    }
  }

  entry(reference: Reference): Entry | undefined {
    return this.#entries.get(parse(reference).base);
  }

  shape(reference: Reference): JwtShape | undefined {
    return this.#shapes.get(reference);
  }

  key(reference: Reference): UnknownRecord | undefined {
    return this.#keys.get(reference);
  }

  /** Returns the service's signing key: the one with the ID, else any key that fits. */
  signingKey(
    kid: unknown,
    alg: string,
    canSign: (jwk: UnknownRecord, alg: string) => boolean,
  ): Reference | undefined {
    const usable = [...this.#keys].filter(
      ([reference, jwk]) => this.entry(reference)?.origin !== 'sent' && canSign(jwk, alg),
    );
    const [found] = usable.find(([, jwk]) => jwk['kid'] === kid) ?? usable[0] ?? [];
    return found;
  }

  #add(value: unknown, entry: Entry): void {
    rewrite(value, {
      object: (object) => {
        const reference = keyReference(object);
        if (reference !== undefined && !this.#keys.has(reference)) this.#keys.set(reference, object);
        return object;
      },
      text: (_, text) => {
        for (const reference of referencesIn(text)) this.#meet(reference, entry);
        return text;
      },
    });
  }

  #meet(reference: Reference, entry: Entry): void {
    const { base } = parse(reference);
    if (this.#entries.has(base)) return;
    this.#entries.set(base, entry);
    const shape = this.#shapes.get(base);
    if (shape !== undefined) this.#add(shape, entry);
  }
}

/** Returns the reference of a recorded key: `key:1`. */
export function keyReference(jwk: UnknownRecord): Reference | undefined {
  if (!isJwk(jwk)) return undefined;
  for (const member of materialMembers) {
    const value = jwk[member];
    const reference = typeof value === 'string' ? onlyReference(value) : undefined;
    if (reference !== undefined) return parse(reference).base;
  }
  return undefined;
}
