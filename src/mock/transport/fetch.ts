import type { ApiHandler, ApiRequest } from '../http.js';
import { contentOf, headersOf, type TransportFault } from '../outcome.js';
import { firstHalf } from './first-half.js';

/** Answers a call in-process, with the signature of `fetch`. */
export async function answerFetch(
  answer: ApiHandler,
  input: Request | string | URL,
  init: RequestInit = {},
): Promise<Response> {
  const request = plainRequest(input, init) ?? (await requestOf(new Request(input, init)));
  const outcome = await answer(request);
  const { status, fault } = outcome;
  const content = contentOf(outcome);
  const headers = headersOf(outcome);
  if (fault !== undefined) {
    const signal = init.signal ?? (input instanceof Request ? input.signal : new AbortController().signal);
    return failed(fault, signal, content, { status, headers });
  }
  return new Response(request.method === 'HEAD' ? null : (content ?? null), { status, headers });
}

async function requestOf(request: Request): Promise<ApiRequest> {
  const { method, url, headers } = request;
  return { method, target: targetOf(new URL(url)), header: headerOf(headers), body: await request.text() };
}

/**
 * Returns the request for a URL and a string body; `undefined` for other input. Avoids creating a `Request`, which
 * takes longer than answering it.
 */
function plainRequest(input: Request | string | URL, init: RequestInit): ApiRequest | undefined {
  const { method = 'GET', body, headers: given, ...rest } = init;
  if (input instanceof Request || Object.keys(rest).some((name) => name !== 'signal')) return undefined;
  const target = targetOf(new URL(input));
  const headers = new Headers(given);
  if (method === 'GET' && body === undefined) return { method, target, header: headerOf(headers), body: '' };
  if (method !== 'POST' || typeof body !== 'string') return undefined;
  if (!headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8');
  return { method, target, header: headerOf(headers), body };
}

const targetOf = ({ pathname, search }: URL): string => pathname + search;
const headerOf = (headers: Headers) => (name: string) => headers.get(name) ?? undefined;

/** Fails as `fetch` of Node.js does when a connection fails in this way. */
async function failed(
  fault: TransportFault,
  signal: AbortSignal,
  content: string | undefined,
  init: ResponseInit,
): Promise<Response> {
  if (fault === 'timeout') await aborted(signal);
  if (fault === 'truncated') return new Response(half(content ?? ''), init);
  const cause = Object.assign(new Error(fault === 'reset' ? 'read ECONNRESET' : 'other side closed'), {
    code: fault === 'reset' ? 'ECONNRESET' : 'UND_ERR_SOCKET',
  });
  throw new TypeError('fetch failed', { cause });
}

/** Rejects when the caller aborts. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const half = (content: string): ReadableStream<Uint8Array> => {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(firstHalf(content));
      sent = true;
    },
  });
};
