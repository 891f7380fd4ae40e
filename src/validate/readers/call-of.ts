import type { Json } from '../../spec/json.js';
import type { HttpExchange } from '../exchange.js';
import { noExchange } from './reader.js';

/** What a source says of a call, not looked at yet. */
interface Call {
  readonly method?: Json | undefined;
  readonly target?: Json | undefined;
  readonly status?: Json | undefined;
}

/** A call with a method, a path and a status; throws `NoExchange` for anything else. */
export function callOf({ method, target, status }: Call): Pick<HttpExchange, 'method' | 'target' | 'status'> {
  if (typeof method !== 'string' || typeof target !== 'string' || status === undefined)
    return noExchange('It has no method, path and status: it is no exchange.');
  // RFC 9110, section 9.1: a token. Reports show it as it is, on a terminal too.
  if (!/^[a-z]{1,20}$/i.test(method)) return noExchange('Its method is not one of HTTP.');
  // RFC 9110, section 4.1 asks for 8,000 at least.
  if (target.length > 8192) return noExchange('Its path is longer than 8,192 characters.');
  // RFC 3986, section 2, with the braces of a path that is a template.
  if (!/^\/[\x21-\x7e]*$/.test(target))
    return noExchange('Its path has characters that a path does not have.');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return noExchange('Its status is not one of HTTP, from 100 to 599: there was no answer.');
  return { method: method.toUpperCase(), target, status };
}
