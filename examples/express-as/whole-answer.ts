/**
 * `fetch` for the SDK, which hands over whole answers only: a body that breaks off, or that is not the JSON that it
 * claims to be, fails like a connection. Version 0.0.3-beta of the SDK meets such a body with a promise that nobody
 * handles, and Node.js ends the process then.
 */
export const fetchWhole: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const text = await response.text();
  const { status, headers } = response;
  if (text !== '' && /\bjson\b/.test(headers.get('content-type') ?? '') && !isJson(text))
    throw new Error('the answer is not JSON');
  return new Response(text === '' ? null : text, { status, headers });
};

/** What `JSON.parse` throws quotes the text, which can hold tokens. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
