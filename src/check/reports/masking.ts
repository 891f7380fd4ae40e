import { learnExchange, learnTarget, maskTarget } from '../../mock/mask.js';
import { shortestPart } from '../../redaction/grams.js';
import { learning } from '../../redaction/learn.js';
import { rewrite, type Visitor } from '../../redaction/rewrite.js';
import { masked, starred, stars } from '../../redaction/stars.js';
import { ValueFinder } from '../../redaction/value-finder.js';
import { isProtocolWord } from '../../redaction/words.js';
import { printable } from '../../validate/reports/text.js';
import type { AuthleteCall, Exchange } from '../exchange.js';
import type { Evidence } from '../observation.js';

/** The nonces of RFC 9449 and OpenID4VCI say what is fresh. They give no access, and a report is about them. */
const isNonce = (name: string): boolean => /^(dpop|c)?[_-]?nonce$/i.test(name);

const visitor: Visitor = {
  ...stars,
  text: (name, text) => (isNonce(name) ? text : stars.text(name, text)),
};

/** Masks the secrets of a run: those of its exchanges wherever they occur, and everything that looks like one. */
export class Masking {
  readonly #secrets = new ValueFinder<true>();
  readonly #learner = learning({
    secret: (name, value) => {
      if (!isNonce(name)) this.#add(value);
    },
  });

  /** `given`: secrets that no exchange needs to contain, such as the access token of the service. */
  constructor(observations: Iterable<Evidence>, given: readonly string[] = []) {
    for (const secret of given) this.#add(secret);
    for (const { exchanges, final, call, later } of observations) {
      for (const exchange of new Set([...exchanges, final])) this.#learn(exchange);
      for (const one of new Set([
        ...(call === undefined ? [] : [call]),
        ...later,
        ...exchanges.flatMap(({ calls }) => calls),
      ]))
        this.#learnCall(one);
    }
  }

  /** Masks a text by its name, and escapes characters that can disguise a report. */
  text(text: string, name = ''): string {
    return printable(String(this.value(text, name)));
  }

  /** Masks a value by its name, and the parts of it by theirs. */
  value(value: unknown, name = ''): unknown {
    return starred(value, name, this.#secrets, visitor);
  }

  /** Masks a URL: its path, its parameters and its fragment. */
  url(url: string): string {
    return this.text(maskTarget(url), 'target');
  }

  #add(secret: string): void {
    if (secret !== '' && secret !== masked && !isProtocolWord(secret)) this.#secrets.add(secret, true);
  }

  #learn({ request, answer }: Exchange): void {
    learnTarget(request.url.href, this.#learner);
    rewrite(request.headers, this.#learner);
    rewrite(request.body, this.#learner, 'body');
    const { authorization = '', cookie = '' } = request.headers;
    for (const part of basicParts(authorization)) this.#add(part);
    for (const pair of cookie.split(';')) this.#learnCookie(pair);
    if (answer === undefined) return;
    for (const [name, value] of answer.headers) rewrite(value, this.#learner, name);
    for (const set of answer.headers.getSetCookie()) this.#learnCookie(set.split(';')[0] ?? '');
    rewrite(answer.body, this.#learner, 'body');
  }

  #learnCookie(pair: string): void {
    const value = pair.slice(pair.indexOf('=') + 1).trim();
    // A shorter one, such as that of a language, would hide the same word elsewhere.
    if (value.length >= shortestPart) for (const one of new Set([value, decoded(value)])) this.#add(one);
  }

  #learnCall(call: AuthleteCall): void {
    learnExchange(call, this.#learner);
  }
}

/** Returns the password of Basic credentials, as it was sent and form-decoded (RFC 6749, section 2.3.1). */
function basicParts(authorization: string): string[] {
  const [, credentials] = /^Basic +(\S+)$/i.exec(authorization) ?? [];
  if (credentials === undefined) return [];
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  const password = pair.slice(pair.indexOf(':') + 1);
  return [credentials, password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
