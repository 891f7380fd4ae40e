import { Known } from '../redaction/known.js';
import { rewrite } from '../redaction/rewrite.js';
import { learningInto, masked, starred, stars } from '../redaction/stars.js';
import { redirect } from '../redaction/text-parts.js';

export { masked } from '../redaction/stars.js';

/** A copy without secrets, for logs, reports and the journal. What is in a secret is secret. */
export function mask(value: unknown, name = ''): unknown {
  const secrets = new Known<true>();
  rewrite(value, learningInto(secrets), name);
  return starred(value, name, secrets);
}

/** A call and its answer, or as much of them as there is. */
export interface Bodies {
  readonly target: string;
  readonly request?: unknown;
  readonly response?: unknown;
}

/** An exchange without its secrets. */
export function maskExchange<T extends Bodies>(exchange: T): T {
  const secrets = secretsOf(exchange);
  const { request, response } = exchange;
  return {
    ...exchange,
    target: String(starred(maskTarget(exchange.target), 'target', secrets)),
    ...('request' in exchange && { request: starred(request, 'body', secrets) }),
    ...('response' in exchange && { response: starred(response, 'body', secrets) }),
  };
}

/** Texts about an exchange, without its secrets. */
export function maskTexts<T>(texts: T, exchange: Bodies): T {
  const secrets = secretsOf(exchange);
  rewrite(texts, learningInto(secrets));
  // A copy has the same form.
  return starred(texts, '', secrets) as T;
}

function secretsOf({ target, request, response }: Bodies): Known<true> {
  const secrets = new Known<true>();
  const learner = learningInto(secrets);
  for (const body of [request, response]) rewrite(body, learner, 'body');
  const [, inPath] = secretSegment.exec(target) ?? [];
  if (inPath !== undefined) learner.text('token', decoded(inPath));
  redirect(target, (name, text) => (name === '' ? text : learner.text(name, text)));
  return secrets;
}

const secretSegment = /\/(?:auth\/token\/delete|hsk\/(?:get|delete)(?!\/list(?:[?#]|$)))\/([^/?#]+)/;

/** A request target without the token or handle that is its last segment, and without secrets elsewhere in it. */
export function maskTarget(target: string): string {
  const path = target.replace(secretSegment, (whole, secret: string) => whole.replace(secret, masked));
  return redirect(path, (name, text) =>
    name === '' ? text.split('/').map(maskSegment).join('/') : stars.text(name, text),
  );
}

const maskSegment = (segment: string): string =>
  stars.text('', decoded(segment)) === masked ? masked : segment;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
