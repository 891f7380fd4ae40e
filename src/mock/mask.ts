import { rewrite, type Visitor } from '../redaction/rewrite.js';
import { learningInto, masked, starred, stars } from '../redaction/stars.js';
import { redirect } from '../redaction/text-parts.js';
import { ValueFinder } from '../redaction/value-finder.js';

export { masked } from '../redaction/stars.js';

/**
 * Returns a copy without secrets, for logs, reports and the journal. Everything inside a secret member is masked.
 */
export function mask(value: unknown, name = ''): unknown {
  const secrets = new ValueFinder<true>();
  rewrite(value, learningInto(secrets), name);
  return starred(value, name, secrets);
}

/** A call and its response, as far as they are known. */
export interface Bodies {
  readonly target: string;
  readonly request?: unknown;
  readonly response?: unknown;
}

/** Returns a copy of an exchange with its secrets masked. */
export const maskExchange = <T extends Bodies>(exchange: T): T =>
  withoutSecrets(exchange, secretsOf(exchange));

/** Returns the request of an exchange, with the secrets of the exchange masked. */
export const maskRequest = ({ target, request, ...exchange }: Bodies): Bodies =>
  withoutSecrets({ target, request }, secretsOf({ target, request, ...exchange }));

function withoutSecrets<T extends Bodies>(shown: T, secrets: ValueFinder<true>): T {
  const { target, request, response } = shown;
  return {
    ...shown,
    target: String(starred(maskTarget(target), 'target', secrets)),
    ...('request' in shown && { request: starred(request, 'body', secrets) }),
    ...('response' in shown && { response: starred(response, 'body', secrets) }),
  };
}

/** Returns a copy of texts about an exchange, with the exchange's secrets masked. */
export function maskTexts<T>(texts: T, exchange: Bodies): T {
  const secrets = secretsOf(exchange);
  rewrite(texts, learningInto(secrets));
  // The copy has the same shape.
  return starred(texts, '', secrets) as T;
}

function secretsOf(exchange: Bodies): ValueFinder<true> {
  const secrets = new ValueFinder<true>();
  learnExchange(exchange, learningInto(secrets));
  return secrets;
}

/** Visits the parts of an exchange with a visitor that learns secrets. */
export function learnExchange({ target, request, response }: Bodies, learner: Visitor): void {
  for (const body of [request, response]) rewrite(body, learner, 'body');
  const [, inPath] = secretSegment.exec(target) ?? [];
  if (inPath !== undefined) learner.text('token', decoded(inPath));
  learnTarget(target, learner);
}

/** Visits the parameters of a URL or a request target. */
export const learnTarget = (target: string, learner: Visitor): string =>
  redirect(target, (name, text) => (name === '' ? text : learner.text(name, text)));

const secretSegment = /\/(?:auth\/token\/delete|hsk\/(?:get|delete)(?!\/list(?:[?#]|$)))\/([^/?#]+)/;

/** Masks a request target: a token or handle in the last path segment, and secrets anywhere else. */
export function maskTarget(target: string): string {
  const path = target.replace(secretSegment, (whole, secret: string) => whole.replace(secret, masked));
  return redirect(path, (name, text) =>
    name === '' ? text.split('/').map(maskSegment).join('/') : stars.text(name, text),
  );
}

/** A token in a mistyped path is a segment that is longer than any ID. */
const maskSegment = (segment: string): string =>
  /^[\w.~-]{33,}$/.test(segment) || stars.text('', decoded(segment)) === masked ? masked : segment;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
