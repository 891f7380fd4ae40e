import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flow, outcomesOf, valid } from './sources.js';

const exchanges = await flow();

interface Call {
  readonly url: string;
  readonly status?: number;
  readonly response?: unknown;
  readonly method?: string;
  readonly request?: unknown;
}

const authlete = (host: string): Call[] =>
  exchanges.map(({ target, ...rest }) => ({ ...rest, url: `https://${host}${target}` }));

let files = 0;
function har(...calls: readonly Call[]): string {
  files += 1;
  const file = join(mkdtempSync(join(tmpdir(), 'hosts-')), `${files}.har`);
  const entries = calls.map(({ url, method = 'GET', status = 200, request, response = {} }) => ({
    request: { method, url, ...(request !== undefined && { postData: { text: JSON.stringify(request) } }) },
    response: { status, content: { text: JSON.stringify(response) } },
  }));
  writeFileSync(file, JSON.stringify({ log: { entries } }));
  return file;
}

/** Calls of another API whose paths look like those of Authlete. */
const other: readonly Call[] = [
  { url: 'https://shop.example/api/users' },
  { url: 'https://shop.example/api/info', response: { shop: 1 } },
  { url: 'https://shop.example/api/orders/1', status: 404 },
];
const [users, info, orders] = other as [Call, Call, Call];

it('calls of another API are passed over, wherever they are in the file', async () => {
  const [first, second, third] = authlete('us.authlete.com') as [Call, Call, Call];
  const found = await outcomesOf(har(users, first, info, second, third, orders));
  expect(found).toEqual([
    '2 auth_authorization_api valid',
    '4 auth_authorization_issue_api valid',
    '5 auth_token_api valid',
    '1 passed over',
    '3 passed over',
    '6 passed over',
  ]);
});

it('a host is an Authlete as soon as one of its calls shows it, also for the calls before', async () => {
  const unmatched = { url: 'https://us.authlete.com/api/unknown' };
  const found = await outcomesOf(har(unmatched, ...authlete('us.authlete.com')));
  expect(found).toEqual([
    '1 - unverifiable No operation of the contract matches GET /api/unknown.',
    '2 auth_authorization_api valid',
    '3 auth_authorization_issue_api valid',
    '4 auth_token_api valid',
  ]);
  const envelope = { url: 'https://own.example/api/unknown', response: { resultCode: 'A001101' } };
  expect(await outcomesOf(har(envelope))).toEqual([
    '1 - unverifiable No operation of the contract matches GET /api/unknown.',
  ]);
});

it('a file without any sign of Authlete is not valid, and says what to do', async () => {
  expect(await outcomesOf(har(...other))).toEqual([
    '1 passed over',
    '2 passed over',
    '3 passed over',
    '0 - unverifiable It contains no call of the Authlete API: nothing shows that shop.example is an Authlete. If it is, name it with --host.',
  ]);
});

it('named hosts are judged, and no others', async () => {
  const file = har(...other, ...authlete('us.authlete.com:8443'));
  expect(
    (await outcomesOf(file, ['SHOP.example'])).map((line) => line.replace(/ .*? /, ' ').slice(0, 20)),
  ).toEqual([
    expect.stringMatching(/^1 unverifiable/),
    expect.stringMatching(/^2 (violated|unverifiable)/),
    expect.stringMatching(/^3 unverifiable/),
    ...['4', '5', '6'].map((number) => `${number} over`),
  ]);
  for (const host of ['us.authlete.com', 'us.authlete.com:8443'])
    expect((await outcomesOf(file, [host])).slice(3)).toEqual(
      valid.map((line) => line.replace(/^\d/, (number) => String(Number(number) + 3))),
    );
});

it('does not keep thousands of calls of another API waiting', async () => {
  const many = Array.from({ length: 3000 }, () => users);
  const found = await outcomesOf(har(...many, ...authlete('us.authlete.com')));
  expect(found.filter((line) => line.endsWith('passed over'))).toHaveLength(3000);
  expect(found[0]).toBe('1 passed over');
  expect(found.filter((line) => line.endsWith(' valid'))).toHaveLength(3);
});
