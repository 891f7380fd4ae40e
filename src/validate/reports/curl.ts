import { mask, maskTarget } from '../../mock/mask.js';
import type { Body, HttpExchange } from '../exchange.js';

/** A longer body makes a command that nobody reads. */
const longestBody = 4000;

/** The request as a curl command for a POSIX shell, without its secrets. */
export function curlOf({ method, target, request }: HttpExchange, separator = ' '): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method.replace(/\W/g, '')} `}${url(maskTarget(target))}`,
    `-H "Authorization: Bearer $AUTHLETE_API_TOKEN"`,
    ...bodyParts(request),
  ];
  return parts.join(separator);
}

function bodyParts(request: Body): string[] {
  if (request.kind === 'json')
    return [`-H 'Content-Type: application/json'`, `-d ${data(JSON.stringify(mask(request.value)))}`];
  if (request.kind === 'form') return Object.entries(Object(mask(request.fields))).flatMap(fieldParts);
  // Of another text nothing is known, so it may all be secret; a form is what `parameters` is elsewhere.
  if (request.kind !== 'text' || !/^[\w.-]+=/.test(request.text)) return [];
  return [`-d ${data(String(mask(request.text, 'parameters')))}`];
}

/** A field that is repeated is a list. */
const fieldParts = ([name, value]: [string, unknown]): string[] =>
  [value].flat().map((one) => `--data-urlencode ${data(`${name}=${one}`)}`);

const url = (target: string): string =>
  /^[\w/.~%&=?:*-]+$/.test(target)
    ? `"$AUTHLETE_BASE_URL${target}"`
    : `"$AUTHLETE_BASE_URL"${quoted(withoutControls(target))}`;

const data = (text: string): string =>
  text.length > longestBody ? `@body-of-${text.length}-characters` : quoted(withoutControls(text));

const withoutControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => encodeURIComponent(control));

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
