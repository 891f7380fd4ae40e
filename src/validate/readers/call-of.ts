import type { Json } from '../../spec/json.js';
import type { HttpExchange } from '../exchange.js';
import { noExchange } from './reader.js';

/**
 * Returns the path and query from `/api/` on, whatever precedes it: a scheme and host, a variable such as
 * `{{baseUrl}}`, the path of a gateway. `undefined` if there is no `/api/`.
 */
export const apiTarget = (url: string): string | undefined =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?[^?#]*?(\/api\/[^#]*)/i.exec(url)?.[1];

/** Returns the lower-case host and port of a URL; `undefined` if it has none, or a variable in its place. */
export function hostOf(url: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1];
  return host === undefined || host.includes('{') ? undefined : host.toLowerCase();
}

/** An unvalidated call. */
interface UnvalidatedCall {
  readonly method?: Json | undefined;
  readonly target?: Json | undefined;
  readonly status?: Json | undefined;
}

/** Validates the method, path and status of a call. Throws `NoExchange` if one is invalid. */
export function callOf({
  method,
  target,
  status,
}: UnvalidatedCall): Pick<HttpExchange, 'method' | 'target' | 'status'> {
  if (typeof method !== 'string' || typeof target !== 'string' || status === undefined)
    return noExchange('It is not an exchange: it has no method, path or status.');
  // A token (RFC 9110, section 9.1). Restrict it to letters because reports print it to terminals.
  if (!/^[a-z]{1,20}$/i.test(method)) return noExchange('Its method is not an HTTP method.');
  // RFC 9110, section 4.1 requires support for at least 8,000.
  if (target.length > 8192) return noExchange('Its path is longer than 8,192 characters.');
  // RFC 3986, section 2, plus the braces of path templates.
  if (!/^\/[\x21-\x7e]*$/.test(target)) return noExchange('Its path contains invalid characters.');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return noExchange('Its status is not between 100 and 599, so there was no response.');
  return { method: method.toUpperCase(), target, status };
}
