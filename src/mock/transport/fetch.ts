import type { ApiRequest, ApiResponse, TransportFault } from '../http.js';
import { firstHalf } from './first-half.js';

/** Answers a WHATWG `Request` in-process. */
export async function answerFetch(
  answer: (request: ApiRequest) => Promise<ApiResponse>,
  request: Request,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { status, headers, body, fault } = await answer({
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? undefined,
    body: await request.text(),
  });
  if (fault !== undefined) return failed(fault, request.signal, body, { status, headers });
  return new Response(request.method === 'HEAD' ? null : (body ?? null), { status, headers });
}

/** Fails as `fetch` of Node.js does when a connection fails in this way. */
async function failed(
  fault: TransportFault,
  signal: AbortSignal,
  body: string | undefined,
  init: ResponseInit,
): Promise<Response> {
  if (fault === 'timeout') await aborted(signal);
  if (fault === 'truncated') return new Response(half(body ?? ''), init);
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

const half = (body: string): ReadableStream<Uint8Array> => {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(firstHalf(body));
      sent = true;
    },
  });
};
