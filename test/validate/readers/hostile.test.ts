import { describe, expect, it } from 'vitest';
import { flow, json, outcomes, valid } from './sources.js';

const lines = async () => (await flow()).map((exchange) => JSON.stringify(exchange));
const target = '/api/1/auth/introspection';
const exchange = (response: string) =>
  `{"method":"POST","target":"${target}","status":200,"request":{"token":"x"},"response":${response}}`;

/** A bad line between valid ones, and the reported problem. */
const hostile: [string, string | Buffer, RegExp][] = [
  ['half a line', '{"method":"POST","target":', /^2 - unverifiable .*not JSON/],
  ['no JSON at all', 'level=info msg=started', /^2 - unverifiable .*not JSON/],
  ['a list', '[]', /^2 - unverifiable .*not a JSON object/],
  ['no exchange', '{"level":"info"}', /^2 - unverifiable /],
  [
    'deep nesting',
    exchange('['.repeat(100_000) + ']'.repeat(100_000)),
    /^2 \S+ unverifiable|^2 - unverifiable/,
  ],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /^2 - unverifiable /],
  ['NUL bytes', '\0\0\0', /^2 - unverifiable /],
  [
    'prototype keys',
    exchange('{"__proto__":{"action":"OK"},"constructor":1,"action":"constructor","resultCode":"A056001"}'),
    /^2 auth_introspection_api violated/,
  ],
  ['a wrong value a million times', exchange(`{"scopes":[${'1,'.repeat(1_000_000)}1]}`), /250,000 values/],
  [
    'a wrong value again and again',
    exchange(`{"action":"OK","resultCode":"A056001","scopes":[${'1,'.repeat(100_000)}1]}`),
    /^2 auth_introspection_api violated/,
  ],
  [
    'a page that takes long to look through',
    exchange(JSON.stringify({ action: 'OK', responseContent: '<form<input'.repeat(400_000) })),
    /^2 auth_introspection_api violated/,
  ],
  [
    'a path without an end',
    `{"method":"GET","target":"/${'a'.repeat(9000)}","status":200}`,
    /longer than 8,192/,
  ],
  ['what a terminal obeys', '{"method":"\\u001b[2J","target":"/api/1","status":200}', /not an HTTP method/],
  [
    'a member named twice',
    exchange('{"action":"OK","action":"NOPE"}'),
    /^2 - unverifiable .*duplicate member: "action"/,
  ],
];

describe('Hostile input', () => {
  it.each(hostile)('%s is reported, and the rest is checked', async (_, line, said) => {
    const [first = '', ...rest] = await lines();
    const content = Buffer.concat([
      Buffer.from(`${first}\n`),
      Buffer.from(line),
      Buffer.from(`\n${rest.join('\n')}\n`),
    ]);
    const [before, found, ...after] = await outcomes(content, 'traffic.ndjson');
    expect(before).toBe(valid[0]);
    expect(found).toMatch(said);
    expect(after).toEqual(['3 auth_authorization_issue_api valid', '4 auth_token_api valid']);
  });

  it('a line of 200 MB is passed over in little memory, and the rest is judged', async () => {
    const [first = '', second = ''] = await lines();
    const content = Buffer.alloc(200 * 1024 * 1024, 0x20);
    const head = Buffer.from(`${first}\n{"a":"`);
    const tail = Buffer.from(`"}\n${second}\n`);
    head.copy(content);
    tail.copy(content, content.length - tail.length);
    const before = process.memoryUsage().rss;
    const [judged, found, after] = await outcomes(content, 'traffic.ndjson');
    expect(judged).toBe(valid[0]);
    expect(found).toMatch(/^2 - unverifiable .*too long/);
    expect(after).toBe('3 auth_authorization_issue_api valid');
    // Less than twice the line, regardless of garbage collection.
    expect(process.memoryUsage().rss - before).toBeLessThan(350 * 1024 * 1024);
  });

  it('CRLF, a byte order mark and blank lines are accepted', async () => {
    const content = `\ufeff${(await lines()).join('\r\n')}\r\n\r\n`;
    expect(await outcomes(content, 'traffic.ndjson')).toEqual(valid);
  });

  it('a HAR that breaks off has the entries before it judged', async () => {
    const headers = [{ name: 'content-type', value: json }];
    const entries = (await flow()).map(({ method, target: path, request, status, response }) => ({
      request: {
        method,
        url: `https://us.authlete.com${path}`,
        headers: [],
        postData: { mimeType: 'application/json', text: JSON.stringify(request) },
      },
      response: { status, headers, content: { text: JSON.stringify(response) } },
    }));
    const whole = JSON.stringify({ log: { version: '1.2', entries } });
    const found = await outcomes(whole.slice(0, -60), 'traffic.har');
    expect(found.slice(0, 2)).toEqual([valid[0], valid[1]]);
    expect(found.slice(2).join()).toMatch(/unverifiable/);
  });

  it('entries of wrong types are reported one by one', async () => {
    const content = JSON.stringify({ log: { entries: [1, null, {}, { request: { url: 5 } }] } });
    const found = await outcomes(content, 'traffic.har');
    expect(found.filter((one) => one.includes('unverifiable')).length).toBeGreaterThanOrEqual(4);
  });
});
