import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { outcomes, outcomesOf } from './sources.js';

// Written by real tools; see the README next to them.
const folder = 'test/validate/readers/recorded';
const calls = [
  'auth_token_create_api',
  'auth_introspection_api',
  'service_jwks_get_api',
  'auth_token_delete_api',
  'auth_introspection_api',
];

const files: readonly (readonly [file: string, leading: readonly string[]])[] = [
  ['nock.json', []],
  ['nock-headers.json', []],
  ['wiremock-mappings.json', []],
  ['wiremock-requests.json', []],
  ['wiremock-files/mappings.json', []],
  ['hoverfly.json', []],
  ['postman-sdk.json', []],
  ['playwright-embed.har', ['info_api']],
  ['playwright-attach/playwright-attach.har', ['info_api']],
  ['playwright-attach.zip', ['info_api']],
];

it.each(files)('%s is read, and judged valid', async (file, leading) => {
  const found = await outcomesOf(join(folder, file));
  expect(found.map((line) => line.replace(/^\d+ /, '')).sort()).toEqual(
    [...leading, ...calls].map((call) => `${call} valid`).sort(),
  );
});

it('the journal of WireMock begins with the latest call, but is judged from the first', async () => {
  const found = await outcomesOf(join(folder, 'wiremock-requests.json'));
  expect(found.map((line) => line.split(' ').slice(0, 2))).toEqual(
    calls.map((call, index) => [String(5 - index), call]),
  );
});

const texts = files.map(([file]) => file).filter((file) => !file.includes('attach') && !file.includes('/'));

it.each(texts)('what is wrong in a request or a response of %s is found', async (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = async (from: string, to: string): Promise<string> => {
    // The journal has each body twice, once in base64.
    const copy = text.replaceAll('bodyAsBase64', 'ignored').replaceAll(from, to);
    expect(copy).not.toBe(text);
    return (await outcomes(copy, basename(file))).filter((line) => line.includes('violated')).join('\n');
  };
  expect(await changed('A056001', 'A05600')).toMatch(/auth_introspection_api violated result-code-form/);
  // Part of the request only.
  const grant = '"AUTHORIZATION_CODE\\"';
  const request = text.includes(grant) ? grant : '"grantType": "AUTHORIZATION_CODE"';
  expect(await changed(request, request.replace('AUTHORIZATION_CODE', 'NOTHING'))).toMatch(
    /auth_token_create_api violated .*(request-schema|enum-values)/,
  );
});

it('attached bodies are those of the source, and what is wrong in them is found', async () => {
  const copies = mkdtempSync(join(tmpdir(), 'attached-'));
  for (const [from, file, attached] of [
    ['playwright-attach', 'playwright-attach.har', '94c79955346be761b58ae5bb5e6db597af56c49b.json'],
    ['wiremock-files', 'mappings.json', undefined],
  ] as const) {
    cpSync(join(folder, from), join(copies, from), { recursive: true });
    const body = attached ?? `__files/${fileOf(join(folder, from, file))}`;
    const changed = readFileSync(join(copies, from, body), 'utf8').replace('A056001', 'A05600');
    writeFileSync(join(copies, from, body), changed);
    const found = await outcomesOf(join(copies, from, file));
    expect(found.join('\n')).toContain('auth_introspection_api violated result-code-form');
  }
});

/** The body of the introspection that succeeded. */
function fileOf(mappings: string): string {
  const { mappings: all } = JSON.parse(readFileSync(mappings, 'utf8'));
  for (const { response } of all) {
    const name = String(response.bodyFileName);
    if (
      name.includes('introspection') &&
      readFileSync(join(mappings, '../__files', name), 'utf8').includes('A056001')
    )
      return name;
  }
  throw new Error('There is no such mapping.');
}

it('bodies that Playwright omitted are unverifiable, never wrong', async () => {
  const found = await outcomesOf(join(folder, 'playwright-omit.har'));
  expect(found).toHaveLength(6);
  expect(found.filter((line) => line.includes('violated'))).toEqual([]);
  expect(found[1]).toMatch(
    /unverifiable The source does not contain the response body.; The source does not contain the request body\./,
  );
});

it('an attachment outside of the folder is not read', async () => {
  const har = JSON.parse(readFileSync(join(folder, 'playwright-attach/playwright-attach.har'), 'utf8'));
  for (const entry of har.log.entries) entry.response.content._file = '../../../../package.json';
  const found = await outcomes(JSON.stringify(har), 'traversal.har');
  const unread = / unverifiable The source does not contain the response body/;
  // A deletion has no body.
  expect(found.filter((line) => !unread.test(line))).toEqual([
    expect.stringContaining('auth_token_delete_api'),
  ]);
});
