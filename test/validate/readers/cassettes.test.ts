import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { flow, outcomes, valid } from './sources.js';

/** The interactions of a flow, as VCR (Ruby) writes them. */
async function interactions(): Promise<Record<string, Record<string, unknown>>[]> {
  return (await flow()).map(({ method, target, request, status, response }) => ({
    request: {
      method: method.toLowerCase(),
      uri: `https://us.authlete.com${target}`,
      body: { string: JSON.stringify(request) },
      headers: { 'Content-Type': ['application/json'] },
    },
    response: {
      status: { code: status, message: 'OK' },
      headers: { 'Content-Type': ['application/json'] },
      body: { string: JSON.stringify(response) },
    },
  }));
}

const judged = (text: string) => outcomes(text, 'cassette.yaml');
const item = (value: unknown): string => stringify([value]);
const cassette = (...items: string[]): string =>
  `---\nhttp_interactions:\n${items.join('')}recorded_with: VCR 6.2.0\n`;

describe('A cassette', () => {
  it('may be JSON', async () => {
    expect(await judged(JSON.stringify({ http_interactions: await interactions() }))).toEqual(valid);
  });

  it('may have its list indented', async () => {
    const indented = stringify(await interactions()).replaceAll(/^(?=.)/gm, '    ');
    expect(await judged(`version: 1\ninteractions:\n${indented}`)).toEqual(valid);
  });

  it.each(['!binary |-', '!!binary |', '!!binary |-'])(
    'may have bytes as %s, compressed too',
    async (tag) => {
      const [first, second, third] = await interactions();
      const bytes = gzipSync(JSON.parse(JSON.stringify(second?.['response']?.['body'])).string).toString(
        'base64',
      );
      const headers = { 'Content-Type': ['application/json'], 'Content-Encoding': ['gzip'] };
      const compressed = item({
        ...second,
        response: { ...second?.['response'], headers, body: { string: 'BYTES' } },
      });
      const text = compressed.replace('string: BYTES', `string: ${tag}\n          ${bytes}`);
      expect(await judged(cassette(item(first), text, item(third)))).toEqual(valid);
    },
  );

  const broken: [string, string, RegExp][] = [
    ['is no YAML', "- request: {method: 'post\n", /not YAML/],
    [
      'has a duplicate member',
      '- request:\n    uri: /api/1/x\n    uri: /api/2/x\n',
      /has a duplicate member: "uri"/,
    ],
    [
      'has an alias of another interaction',
      '- request: *elsewhere\n',
      /has an alias that cannot be resolved/,
    ],
    ['has no request', '- response: {}\n', /no request with a uri/],
    ['is empty', '-\n', /not a map/],
    ['is made to take long', `- [${'1,'.repeat(100_000)}]\n`, /more than 20000 tokens/],
    ['is nested deeply', `- ${'['.repeat(5000)}${']'.repeat(5000)}\n`, /nested|not YAML/],
    [
      'has a bomb of aliases',
      `- a: &a [1, 1]\n  b: &b [${'*a,'.repeat(99)}]\n  c: [${'*b,'.repeat(99)}]\n`,
      /an alias that cannot be resolved/,
    ],
  ];

  it.each(broken)('an interaction that %s is reported, and the rest is checked', async (_, text, said) => {
    const [first, second, third] = await interactions();
    const [before, found, ...after] = await judged(cassette(item(first), text, item(second), item(third)));
    expect(before).toBe(valid[0]);
    expect(found).toMatch(/^2 - unverifiable /);
    expect(found).toMatch(said);
    expect(after).toEqual(['3 auth_authorization_issue_api valid', '4 auth_token_api valid']);
  });
});
