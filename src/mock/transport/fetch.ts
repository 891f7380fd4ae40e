import type { ApiRequest, ApiResponse } from '../http.js';

/** Answers a WHATWG request without a socket. */
export async function answerFetch(
  answer: (request: ApiRequest) => Promise<ApiResponse>,
  request: Request,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { status, headers, body } = await answer({
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? undefined,
    body: await request.text(),
  });
  return new Response(body ?? null, { status, headers });
}
