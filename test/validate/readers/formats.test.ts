import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { JournalExchange } from '../../../src/mock/exchange.js';
import { flow, json, outcomes, valid } from './sources.js';

type Write = (exchanges: readonly JournalExchange[]) => string;

const base = 'https://us.authlete.com';
const headers = [{ name: 'Content-Type', value: json }];
const text = (value: unknown): string => JSON.stringify(value);
const base64 = (value: unknown): string => Buffer.from(text(value)).toString('base64');

const har: Write = (exchanges) =>
  text({
    log: {
      version: '1.2',
      entries: exchanges.map(({ method, target, request, status, response }, index) => ({
        startedDateTime: '2030-01-01T00:00:00Z',
        request: {
          method,
          url: base + target,
          headers,
          postData: { mimeType: 'application/json', text: text(request) },
        },
        response: {
          status,
          headers,
          // Tools write bodies either way.
          content: index === 1 ? { text: base64(response), encoding: 'base64' } : { text: text(response) },
        },
      })),
    },
  });

const postman: Write = (exchanges) =>
  text({
    info: {
      name: 'Authlete',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [{ key: 'baseUrl', value: base }],
    item: [
      {
        name: 'A folder',
        item: exchanges.map(({ method, target, request, status, response }) => ({
          name: 'A call',
          request: { method, url: { raw: 'unused' } },
          response: [
            {
              originalRequest: {
                method,
                header: [{ key: 'Content-Type', value: json }],
                url: { raw: `{{baseUrl}}${target.replace(/\d{10}/, '{{serviceId}}')}` },
                body: { mode: 'raw', raw: text(request) },
              },
              code: status,
              header: [{ key: 'Content-Type', value: json }],
              body: text(response),
            },
          ],
        })),
      },
    ],
  });

const ruby: Write = (exchanges) =>
  stringify({
    http_interactions: exchanges.map(({ method, target, request, status, response }) => ({
      request: {
        method: method.toLowerCase(),
        uri: base + target,
        body: { encoding: 'UTF-8', string: text(request) },
        headers: { 'Content-Type': [json] },
      },
      response: {
        status: { code: status, message: 'OK' },
        headers: { 'Content-Type': [json] },
        body: { encoding: 'UTF-8', base64_string: base64(response) },
      },
      recorded_at: 'Tue, 01 Jan 2030 00:00:00 GMT',
    })),
    recorded_with: 'VCR 6.0.0',
  });

const python: Write = (exchanges) =>
  stringify({
    interactions: exchanges.map(({ method, target, request, status, response }) => ({
      request: { method, uri: base + target, body: text(request), headers: { 'Content-Type': [json] } },
      response: {
        status: { code: status, message: 'OK' },
        headers: { 'Content-Type': [json] },
        body: { string: text(response) },
      },
    })),
    version: 1,
  });

const ndjson: Write = (exchanges) => exchanges.map((exchange) => `${text(exchange)}\n`).join('');

/** Files have names that tell nothing: what they begin with does. */
const written: [string, Write][] = [
  ['NDJSON', ndjson],
  ['HAR', har],
  ['a Postman collection', postman],
  ['a VCR cassette', ruby],
  ['a VCR.py cassette', python],
];

describe.each(written)('%s', (_, write) => {
  it('is recognised, and its exchanges are judged', async () => {
    expect(await outcomes(write(await flow()), 'traffic')).toEqual(valid);
  });

  it('has what is wrong found in it, and the rest judged', async () => {
    const [authorized, issued, redeemed] = await flow();
    if (!authorized || !issued || !redeemed) throw new Error('The flow has three calls.');
    const wrong = { ...issued, response: { ...Object(issued.response), action: 'SURPRISE' } };
    const [first, second, third] = await outcomes(write([authorized, wrong, redeemed]), 'traffic');
    expect([first, third]).toEqual([valid[0], valid[2]]);
    expect(second).toMatch(/^2 auth_authorization_issue_api violated .*action-known/);
  });

  it('without an exchange is no clean run', async () => {
    const [only] = await outcomes(write([]), 'traffic.ndjson').catch((problem: unknown) => [String(problem)]);
    expect(only).toMatch(/It contains no exchange|it is empty/);
  });
});

it('a HAR of calls to others has none that counts', async () => {
  const [authorized] = await flow();
  if (!authorized) throw new Error('The flow has three calls.');
  const elsewhere = har([{ ...authorized, target: '/index.html' }]);
  expect(await outcomes(elsewhere, 'traffic.har')).toEqual([
    '1 passed over',
    '0 - unverifiable It contains no call of the Authlete API: none of its 1 entries has a path with /api/.',
  ]);
});
