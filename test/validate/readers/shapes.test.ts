import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JournalExchange } from '../../../src/mock/exchange.js';
import { flow, json, outcomes, valid } from './sources.js';

interface Entry {
  startedDateTime: string;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

const exchanges = await flow();

const entryOf = ({ method, target, request, status, response }: JournalExchange, index: number): Entry => ({
  startedDateTime: `2030-01-01T00:00:0${index}.000+09:00`,
  request: {
    method,
    url: `https://us.authlete.com${target}`,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    postData: { mimeType: 'application/json', text: JSON.stringify(request) },
  },
  response: {
    status,
    headers: [{ name: 'Content-Type', value: json }],
    content: { mimeType: json, text: JSON.stringify(response) },
  },
});

const harOf = (entries: readonly unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });
const entries = (change: (entry: Entry) => Entry = (entry) => entry): Entry[] =>
  exchanges.map(entryOf).map(change);
const judged = (text: string | Buffer, name = 'traffic.har'): Promise<string[]> => outcomes(text, name);

const withRequest = (request: object) => (entry: Entry) => ({
  ...entry,
  request: { ...entry.request, ...request },
});
const withResponse = (response: object) => (entry: Entry) => ({
  ...entry,
  response: { ...entry.response, ...response },
});

describe('A HAR', () => {
  it('may have request bodies in base64', async () => {
    const coded = entries((entry) => {
      const { postData } = entry.request as { postData: { text: string } };
      const text = Buffer.from(postData.text).toString('base64');
      return withRequest({ postData: { ...postData, text, encoding: 'base64' } })(entry);
    });
    expect(await judged(harOf(coded))).toEqual(valid);
  });

  it.each([
    [
      'an empty text with a size',
      { postData: { mimeType: 'application/json', text: '', params: [] }, bodySize: 93 },
    ],
    ['an empty text of unknown size', { postData: { mimeType: '', text: '' }, bodySize: -1 }],
    ['no postData and an unknown size', { postData: undefined, bodySize: -1 }],
    [
      'no postData and a Content-Length',
      { postData: undefined, headers: [{ name: 'Content-Length', value: '93' }] },
    ],
    ['nothing about the body', { postData: undefined }],
  ])('whose request bodies were not captured is unverifiable: %s', async (_, request) => {
    for (const line of await judged(harOf(entries(withRequest(request)))))
      expect(line).toMatch(/^\d \w+ unverifiable The source does not contain the request body\.$/);
  });

  it('with a request that was sent without a body is judged', async () => {
    const empty = entries(withRequest({ postData: undefined, bodySize: 0 }));
    for (const line of await judged(harOf(empty))) expect(line).toMatch(/violated request-schema/);
    const read = {
      ...empty[0],
      request: { method: 'GET', url: 'https://us.authlete.com/api/1/service/jwks/get', bodySize: -1 },
    };
    expect(
      await judged(harOf([{ ...read, response: { status: 200, content: { text: '{"keys":[]}' } } }])),
    ).toEqual(['1 service_jwks_get_api valid']);
  });

  it('is judged in the order in which the calls were made, with the numbers of the file', async () => {
    const [first, second, third] = entries();
    expect(await judged(harOf([third, first, second]))).toEqual([
      '2 auth_authorization_api valid',
      '3 auth_authorization_issue_api valid',
      '1 auth_token_api valid',
    ]);
    const used = entries((entry) => ({ ...entry, startedDateTime: '2030-01-01T00:00:00Z' }));
    expect(await judged(harOf(used))).toEqual(valid);
  });

  it('that is larger than the window of the sorting is in order, or says that it is not', async () => {
    const [first, second, third] = entries();
    const padding = Array.from({ length: 40 }, () => ({
      ...first,
      request: { url: 'https://example.com/image' },
      padding: 'x'.repeat(1_000_000),
    }));
    const near = await judged(harOf([second, first, third, ...padding]));
    expect(near.filter((line) => !line.includes('passed over'))).toEqual([
      '2 auth_authorization_api valid',
      '1 auth_authorization_issue_api valid',
      '3 auth_token_api valid',
    ]);
    const late = padding.map((entry) => ({ ...entry, startedDateTime: '2031-01-01T00:00:00Z' }));
    const far = await judged(harOf([...late, first, second, third]));
    expect(far.at(-1)).toMatch(
      /^44 - unverifiable The entries are not in the order of their startedDateTime/,
    );
  });

  it('without response headers is not blamed for them', async () => {
    expect(await judged(harOf(entries(withResponse({ headers: [] }))))).toEqual(valid);
    const others = [{ name: 'Date', value: 'Mon, 30 Nov 2026 17:04:23 GMT' }];
    expect(await judged(harOf(entries(withResponse({ headers: others }))))).toEqual(valid);
  });

  it('whose response bodies were not kept is unverifiable', async () => {
    for (const line of await judged(
      harOf(entries(withResponse({ content: { mimeType: json, text: '', size: 9 } }))),
    ))
      expect(line).toMatch(/unverifiable The source does not contain the response body\.$/);
  });

  it.each(['garbage', '{"log":{"entries":[]}}', '\u0000', ']'])(
    'followed by %j is not taken as whole',
    async (rest) => {
      expect(await judged(`${harOf(entries())}\n${rest}`)).toEqual([
        ...valid,
        '4 - unverifiable The file continues after the end of its JSON document.',
      ]);
    },
  );

  it.each(['}', ' ', ''])('that ends with %j before its end is not taken as whole', async (end) => {
    const cut = harOf(entries()).slice(0, -2) + end;
    expect((await judged(cut)).at(-1)).toBe('4 - unverifiable The file ends unexpectedly.');
    expect(await judged(`${harOf(entries())}\r\n \t\n`)).toEqual(valid);
  });
});

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('A file in another encoding', () => {
  const text = harOf(entries());
  const lines = exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join('');

  it.each([
    ['UTF-8 with a byte order mark', 'traffic.har', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian, as PowerShell writes it', 'traffic.har', utf16(text)],
    ['UTF-16 big endian', 'traffic.har', utf16(text).swap16()],
    ['gzip', 'traffic.har.gz', gzipSync(text)],
    ['gzip, of a recording', 'flow.ndjson.gz', gzipSync(lines)],
    ['gzip, under another name', 'traffic', gzipSync(text)],
    ['gzip of UTF-16', 'flow.ndjson.gz', gzipSync(utf16(lines))],
  ])('is read: %s', async (_, name, bytes) => {
    expect(await outcomes(bytes, name)).toEqual(valid);
  });

  it.each([
    ['UTF-16 without a byte order mark', utf16(text).subarray(2)],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3, 4])],
    ['bzip2', Buffer.from('BZh91AY&SY')],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
  ])('is refused with its name: %s', async (name, bytes) => {
    await expect(outcomes(bytes, 'traffic.har')).rejects.toThrow(`${name}. Please convert it to UTF-8 text`);
  });

  it('is refused if it is damaged, even after calls that were read', async () => {
    await expect(outcomes(gzipSync(lines).subarray(0, -9), 'flow.ndjson.gz')).rejects.toThrow(
      'its gzip data is damaged or incomplete',
    );
    await expect(outcomes(Buffer.from('PK\u0003\u0004broken'), 'traffic.zip')).rejects.toThrow(
      'not a valid zip archive',
    );
  });
});

describe('The journal of the control plane', () => {
  it('is read as it is given', async () => {
    expect(await outcomes(JSON.stringify({ entries: exchanges }), 'journal.json')).toEqual(valid);
    expect(await outcomes(JSON.stringify({ entries: exchanges }, null, 2), 'journal.json')).toEqual(valid);
  });
});

describe('A Postman collection', () => {
  it('has no order, so its calls are checked one by one', async () => {
    const item = exchanges.map(({ method, target, request, status, response }) => ({
      request: {
        method,
        url: `https://us.authlete.com${target}`,
        body: { mode: 'raw', raw: JSON.stringify(request) },
      },
      response: [{ code: status, body: JSON.stringify(response) }],
    }));
    expect(await outcomes(JSON.stringify({ item: item.reverse(), info: {} }), 'any.json')).toEqual([
      '1 auth_token_api valid',
      '2 auth_authorization_issue_api valid',
      '3 auth_authorization_api valid',
    ]);
  });

  it('is recognised although its info is beyond the beginning of the file', async () => {
    const { method, target, request, status, response } = exchanges[0] as JournalExchange;
    const path = target.slice(1).split('/');
    const url = {
      protocol: 'https',
      host: ['us', 'authlete', 'com'],
      path: path.map((value) => ({ value })),
    };
    const body = { mode: 'raw', raw: JSON.stringify(request) };
    const item = [
      { request: { method, url, body }, response: [{ code: status, body: JSON.stringify(response) }] },
      { name: 'x'.repeat(100_000) },
    ];
    expect(await outcomes(JSON.stringify({ item, info: { name: 'Authlete' } }), 'any.json')).toEqual([
      '1 auth_authorization_api valid',
    ]);
  });
});
