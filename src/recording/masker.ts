import type { UnknownRecord } from '../json.js';
import { isJwk, withoutCertificates } from '../redaction/jwk.js';
import { type JwtShape, shapeOf } from '../redaction/jwt-shape.js';
import { learning } from '../redaction/learn.js';
import { kindOf } from '../redaction/names.js';
import { escapeLiteral, placeholder, type Reference } from '../redaction/placeholder.js';
import { rewrite, type Visitor } from '../redaction/rewrite.js';
import { looksRandom } from '../redaction/secret-forms.js';
import type { Router } from '../spec/router.js';
import { parseRecordedBody } from './body.js';
import type { RecordedExchange } from './format.js';
import { typeOf } from './names.js';
import type { Secrets } from './secrets.js';
import { rewriteTarget } from './target.js';

/** One call and its response as sent over the wire, before secrets are masked. */
export interface UnmaskedExchange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  /** Only the headers that are recorded. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly request: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly response: string;
}

/** Replaces secrets by placeholders. */
export class Masker {
  readonly #secrets: Secrets;
  readonly #router: Router;
  /** The JWTs whose shapes have been recorded. */
  readonly #shown = new Set<Reference>();

  constructor(secrets: Secrets, router: Router) {
    this.#secrets = secrets;
    this.#router = router;
  }

  mask({ at, method, target, status, ...exchange }: UnmaskedExchange): RecordedExchange {
    const { requestHeaders, responseHeaders } = exchange;
    const request = parseRecordedBody(exchange.request, requestHeaders['content-type']);
    const response = parseRecordedBody(exchange.response, responseHeaders['content-type']);
    // Learn all secrets first: a value may appear under a harmless name before the name that reveals it.
    for (const body of [response, request]) rewrite(body, this.#learner, 'body');
    rewriteTarget(method, target, this.#router, this.#learner);

    const jwts: Record<Reference, JwtShape> = {};
    const sent = this.#writer(jwts, new Set());
    const answered = this.#writer(jwts);
    const masked = {
      at,
      method,
      target: rewriteTarget(method, target, this.#router, sent),
      requestHeaders,
      request: rewrite(request, sent, 'body'),
      status,
      responseHeaders,
      response: rewrite(response, answered, 'body'),
    };
    const jwtsSeen = Object.keys(jwts).length > 0 && { jwts };
    return this.#secrets.sweep({ ...masked, ...jwtsSeen });
  }

  readonly #learner: Visitor = learning({
    secret: (name, value) => this.#secrets.add(typeOf(name), value),
    key: (jwk) => this.#secrets.addKey(jwk),
    // Skip random-looking values here: they may be hashes of values that come earlier.
    random: () => {},
  });

  /** `sent` collects the values that each request may choose anew. */
  #writer(jwts: Record<Reference, JwtShape>, sent?: Set<string>): Visitor {
    const text = (name: string, value: string): string => {
      const reference = this.#referenceTo(name, value, sent);
      if (reference === undefined) return escapeLiteral(value);
      const isShown = kindOf(name) === 'varying' || this.#shown.has(reference);
      const shape = isShown ? undefined : shapeOf(value);
      if (shape !== undefined) {
        this.#shown.add(reference);
        // Rewriting keeps the structure: the result has a header and claims too.
        jwts[reference] = rewrite(shape, writer) as JwtShape;
      }
      return placeholder(reference);
    };
    const number = (name: string, value: number): unknown =>
      kindOf(name, String(value)) === 'secret' ? text(name, String(value)) : value;
    const writer: Visitor = { text, number, unreadable: text, object: withoutPrivateParts };
    return writer;
  }

  #referenceTo(name: string, value: string, sent?: Set<string>): Reference | undefined {
    const [kind, type] = [kindOf(name, value), typeOf(name)];
    const verifier = type === 'codeVerifier' ? this.#secrets.verifier(value) : undefined;
    const known = verifier ?? this.#secrets.find(value);
    if (known !== undefined) return known;
    if (kind === 'public') return undefined;
    if (kind === 'plain') {
      if (!looksRandom(value)) return undefined;
      this.#secrets.add(type, value);
      return this.#secrets.find(value);
    }
    const id = `${type} ${value}`;
    if (kind !== 'varying' || sent === undefined || sent.has(id)) return this.#secrets.ofType(type, value);
    sent.add(id);
    return this.#secrets.anew(type, value);
  }
}

const withoutPrivateParts = (object: UnknownRecord): UnknownRecord =>
  isJwk(object) || 'alg' in object ? withoutCertificates(object) : object;
