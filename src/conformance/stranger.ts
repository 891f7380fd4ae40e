import { isObject } from '../json.js';
import type { HttpExchange } from '../validate/exchange.js';

/** What is wrong, and what to do about it. */
export type Trouble = readonly [what: string, remedy: string];

/** Returns why a response to `/service/get` is not that of an Authlete; `undefined` if it is. */
export function strangerProblem(exchange: HttpExchange, url: string): Trouble | undefined {
  if (isAuthlete(exchange)) return undefined;
  const { status, responseHeaders = {} } = exchange;
  const location = responseHeaders['location'];
  if (status >= 300 && status < 400 && location !== undefined)
    return [`${url} redirects to ${withoutQuery(location)}`, 'use the URL of the Authlete server itself'];
  if (status === 407)
    return ['the proxy wants a user name and password (407)', 'set them in HTTPS_PROXY or HTTP_PROXY'];
  if (status >= 500) return [`${url} is not available (${status})`, 'try again later'];
  const what = `${url} responds with ${contentOf(exchange)} (${status}), which is not Authlete's API`;
  return /\/api$/.test(url)
    ? [what, 'leave out /api at the end of the URL']
    : [what, 'check the URL: it is that of the API server, not of the console or of an authorization server'];
}

/** Authlete identifies itself by a result code or, if the call succeeds, by the ID of the service. */
function isAuthlete({ status, response }: HttpExchange): boolean {
  if (response.kind !== 'json' || !isObject(response.value)) return false;
  const { resultCode, apiKey } = response.value;
  return status === 200
    ? typeof apiKey === 'number'
    : typeof resultCode === 'string' && /^A\d{6}$/.test(resultCode);
}

function contentOf({ response, responseHeaders = {} }: HttpExchange): string {
  if (response.kind === 'json') return 'other JSON';
  if (response.kind === 'none') return 'nothing';
  return /html/i.test(responseHeaders['content-type'] ?? '') ? 'an HTML page' : 'text';
}

/** A query may have secrets, such as the state of a login. */
const withoutQuery = (location: string): string => location.replace(/[?#].*$/s, '');
