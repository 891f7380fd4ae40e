/**
 * `fetch` for the SDK, which hands over whole answers only, and in time: a body that breaks off, or that is not the
 * JSON that it claims to be, fails like a connection. Version 0.0.3-beta of the SDK meets such a body with a promise
 * that nobody handles, and Node.js ends the process then. Its own timeout is set on a request that it clones, and the
 * signal of a clone is lost when memory is cleaned up (nodejs/undici, issue 4068): it would wait forever now and then.
 */
export const wholeAnswersWithin =
  (timeoutMs: number): typeof fetch =>
  async (input, init) => {
    const patience = new AbortController();
    const late = new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError');
    const timer = setTimeout(() => patience.abort(late), timeoutMs);
    try {
      return await wholeAnswer(await fetch(input, { ...init, signal: patience.signal }));
    } finally {
      clearTimeout(timer);
    }
  };

async function wholeAnswer(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, headers } = response;
  if (text !== '' && /\bjson\b/.test(headers.get('content-type') ?? '') && !isJson(text))
    throw new Error('the answer is not JSON');
  return new Response(text === '' ? null : text, { status, headers });
}

/** What `JSON.parse` throws quotes the text, which can hold tokens. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
