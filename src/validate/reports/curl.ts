import { maskRequest } from '../../mock/mask.js';
import { type Body, bodiesOf, type HttpExchange } from '../exchange.js';
import { shellWord } from './rerun.js';

/** A longer body would make the command unreadable. */
const longestBody = 4000;

/** Formats the request as a curl command for POSIX shells, without secrets. */
export function curlOf(exchange: HttpExchange, separator = ' '): string {
  const { method } = exchange;
  const { target, request } = maskRequest(bodiesOf(exchange));
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method.replace(/\W/g, '')} `}${url(target)}`,
    `-H "Authorization: Bearer $AUTHLETE_API_TOKEN"`,
    ...bodyParts(exchange.request.kind, request),
  ];
  return parts.join(separator);
}

function bodyParts(kind: Body['kind'], masked: unknown): string[] {
  if (kind === 'json') return [`-H 'Content-Type: application/json'`, `-d ${data(JSON.stringify(masked))}`];
  if (kind === 'form') return Object.entries(Object(masked)).flatMap(fieldParts);
  // A text of unknown format may be entirely secret. Form data is kept, because its secrets are masked.
  return kind === 'text' && /^[\w.-]+=/.test(String(masked)) ? [`-d ${data(String(masked))}`] : [];
}

/** Repeated fields have an array. */
const fieldParts = ([name, value]: [string, unknown]): string[] =>
  [value].flat().map((one) => `--data-urlencode ${data(`${name}=${one}`)}`);

const url = (target: string): string =>
  /^[\w/.~%&=?:*-]+$/.test(target)
    ? `"$AUTHLETE_BASE_URL${target}"`
    : `"$AUTHLETE_BASE_URL"${shellWord(target)}`;

/** Quotes a request body, unless it is too long. */
export const data = (text: string): string =>
  text.length > longestBody ? `@body-of-${text.length}-characters` : shellWord(text);
