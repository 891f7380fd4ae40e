/**
 * Returns a `fetch` for the SDK that resolves only to complete responses within the timeout. Truncated bodies
 * and malformed JSON reject like a connection error: with such a body, version 0.0.3-beta of the SDK leaves a
 * rejection unhandled, which ends the process. The SDK's own timeout is unreliable: it is set on a cloned
 * request, whose signal is lost on garbage collection (nodejs/undici, issue 4068).
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

/** Drops the error of `JSON.parse`, because it quotes the text, which may contain tokens. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
