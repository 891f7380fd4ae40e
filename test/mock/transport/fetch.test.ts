import { describe, expect, it } from 'vitest';
import { answerFetch } from '../../../src/mock/transport/fetch.js';

/** Returns the request that the mock receives for `fetch` arguments. */
async function asked(input: Request | string | URL, init?: RequestInit) {
  const names = ['authorization', 'content-type', 'x-two', 'absent'];
  let seen: object = {};
  await answerFetch(
    async ({ header, ...request }) => {
      seen = { ...request, headers: names.map((name) => header(name)) };
      return { status: 200, headers: {}, body: '' };
    },
    input,
    init,
  );
  return seen;
}

const url = 'http://authlete.test/api/1/auth/token?a=b%20c#d';
const body = '{"a":"ü"}';

describe('A call in-process', () => {
  it.each<[string, RequestInit | undefined]>([
    ['without init', undefined],
    ['with headers as an object', { headers: { Authorization: 'Bearer  x ', 'X-Two': '1' } }],
    [
      'with headers as a list',
      {
        headers: [
          ['x-two', '1'],
          ['X-Two', '2'],
        ],
      },
    ],
    ['with headers as Headers', { method: 'POST', body, headers: new Headers({ authorization: 'x' }) }],
    ['with a text', { method: 'POST', body }],
    ['with a text and its type', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }],
    ['with a form', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }],
    ['with bytes', { method: 'POST', body: Buffer.from(body) }],
    ['with a method in lower case', { method: 'post', body }],
    ['with another method', { method: 'DELETE' }],
    ['with a signal', { method: 'POST', body, signal: new AbortController().signal }],
  ])('%s is understood as a Request is', async (_, init) => {
    const expected = await asked(new Request(url, init));
    expect(await asked(url, init)).toEqual(expected);
    expect(await asked(new URL(url), init)).toEqual(expected);
  });

  it.each<[string, string, RequestInit | undefined]>([
    ['a URL that is none', 'nowhere', undefined],
    ['a GET with a body', url, { body }],
    ['a header with a line break', url, { headers: { a: 'b\nc' } }],
  ])('is refused with a TypeError: %s', async (_, input, init) => {
    await expect(asked(input, init)).rejects.toThrow(TypeError);
  });
});
