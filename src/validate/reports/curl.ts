import { mask, maskTarget } from '../../mock/mask.js';
import type { HttpExchange } from '../exchange.js';

/** The request as a curl command, without its secrets. */
export function curlOf({ method, target, request }: HttpExchange): string {
  const parts = [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    `"$AUTHLETE_BASE_URL${maskTarget(target)}"`,
  ];
  parts.push(`-H "Authorization: Bearer $AUTHLETE_API_TOKEN"`);
  if (request.kind === 'json') {
    parts.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(mask(request.value)))}`);
  }
  if (request.kind === 'form') {
    for (const [name, value] of Object.entries(Object(mask(request.fields)))) {
      for (const one of [value].flat()) parts.push(`--data-urlencode ${quoted(`${name}=${one}`)}`);
    }
  }
  return parts.join(' ');
}

/** For a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
