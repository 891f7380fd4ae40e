import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLine } from '../../src/cli/commands/serve/log-line.js';
import { exchangeOf } from '../../src/mock/exchange.js';
import { Journal } from '../../src/mock/journal.js';
import { JsonText } from '../../src/mock/json-text.js';
import type { UnmaskedExchange } from '../../src/recording/masker.js';
import { RecordingFile } from '../../src/recording/recording-file.js';
import { Writer } from '../../src/recording/writer.js';
import { loadContract } from '../../src/spec/contract.js';
import { bodyOf, type HttpExchange } from '../../src/validate/exchange.js';
import { formats } from '../../src/validate/reports/formats.js';
import { exchange, newMasker } from '../support/masking.js';
import { temporaryFile } from '../support/recording.js';
import { runs } from '../support/runs.js';
import { reportsOf } from '../validate/reports/report-of.js';

/** Names of secrets, most of which Authlete's API does not use. */
const names = [
  'client_secret',
  'accessToken',
  'ticket',
  'apiKey',
  'api_key',
  'x-api-key',
  'privateKey',
  'passphrase',
  'passwd',
  'pwd',
  'userPwd',
  'sessionToken',
  'csrf_token',
  'accessKey',
  'pin',
  'userPin',
  'otp',
  'totp',
  'recovery_code',
] as const;

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const inNumbers = (text: string): string =>
  [...text].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join('');

/** Bodies in which a name marks a value as a secret. */
const bodies: Readonly<Record<string, (name: string, value: string) => string>> = {
  json: (name, value) => JSON.stringify({ [name]: value }),
  'json in a list': (name, value) => JSON.stringify({ a: [{ [name]: [value] }] }),
  'an object under the name': (name, value) => JSON.stringify({ [name]: { value, of: [value] } }),
  'json in json': (name, value) => JSON.stringify({ note: JSON.stringify({ [name]: value }) }),
  'json that is cut off': (name, value) => `${JSON.stringify({ [name]: value, a: 1 }).slice(0, -4)}`,
  form: (name, value) => String(new URLSearchParams({ a: '1', [name]: value, z: '2' })),
  'one parameter': (name, value) => String(new URLSearchParams({ [name]: value })),
  multipart: (name, value) =>
    `--b0undary\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b0undary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--b0undary--\r\n`,
  xml: (name, value) =>
    `<?xml version="1.0"?>\n<a:b xmlns:a="u"><a:${name}>${escapeHtml(value)}</a:${name}></a:b>`,
  cdata: (name, value) => `<b><${name} type="x"><![CDATA[${value.replaceAll(/[<>]/g, '')}]]></${name}></b>`,
  'an attribute': (name, value) => `<b ${name}='${escapeHtml(value)}'/>`,
  'a form of HTML': (name, value) =>
    `<form action='https://a.example/cb'><input type='hidden' value='${escapeHtml(value)}' name='${name}'></form>`,
  'a form with characters in numbers': (name, value) =>
    `<html><form><input name="${name}" value="${inNumbers(value)}"/></form></html>`,
  'name=value': (name, value) => `${name}=${value}`,
  'lines of name: value': (name, value) => `host: a.example\n${name}: ${value}\nport: 1`,
};

/** A sentence that contains a secret in some encoding. */
const encodings: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  hex: (value) => Buffer.from(value).toString('hex'),
  HEX: (value) => Buffer.from(value).toString('hex').toUpperCase(),
  percent: encodeURIComponent,
  'percent twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  Basic: (value) => `Basic ${Buffer.from(`a client:${value}`).toString('base64')}`,
  'base64 of percent': (value) => Buffer.from(encodeURIComponent(value)).toString('base64'),
  'base64 of base64': (value) => Buffer.from(Buffer.from(value).toString('base64')).toString('base64'),
  html: escapeHtml,
  json: (value) => JSON.stringify(value).slice(1, -1),
};
const asInSentences = (text: string) => ({ resultMessage: `[A050301] What is ${text}? It is unknown.` });

/** The encodings in which a secret could still be read. */
const readable = (value: string): string[] => [
  value,
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(value).toString('base64url'),
  Buffer.from(value).toString('hex'),
  encodeURIComponent(value),
  escapeHtml(value),
  JSON.stringify(value).slice(1, -1),
];

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=b0undary',
  'application/octet-stream',
  undefined,
] as const;

const contract = loadContract();

function recorded(exchanges: readonly UnmaskedExchange[]): string {
  const { secrets, masker } = newMasker();
  const file = temporaryFile();
  const header = {
    format: 'authlete-testkit-recording',
    version: 1,
    upstream: 'u',
    contract: 'c',
    recordedAt: 0,
  } as const;
  const writer = new Writer(new RecordingFile(file, header), secrets, () => {});
  for (const one of exchanges) writer.append(masker.mask(one));
  writer.close();
  return readFileSync(file, 'utf8');
}

const httpExchange = ({ method, target, request, response, status }: UnmaskedExchange): HttpExchange => ({
  method,
  target,
  request: bodyOf(request),
  status,
  response: bodyOf(response),
  place: { source: 'a', number: 1 },
});

/** All output about exchanges: the journal, the log, and every report. */
async function told(exchanges: readonly UnmaskedExchange[]): Promise<Record<string, string>> {
  const journal = new Journal(10);
  const seen = exchanges.map(({ request, response, ...one }) => ({
    ...one,
    duration: 1,
    operationId: undefined,
    action: undefined,
    resultCode: undefined,
    answeredBy: 'mock' as const,
    request: parsed(request),
    response: bodyOf(response).kind === 'json' ? new JsonText(response) : response,
  }));
  for (const one of seen) journal.record(one);
  const reports = await reportsOf(
    Object.values(formats).map(({ report }) => report),
    exchanges.map(httpExchange),
  );
  return {
    'the recording': recorded(exchanges),
    'the journal': JSON.stringify(journal.entries()),
    'the log': seen.map((one) => logLine(exchangeOf(one), contract)).join('\n'),
    ...Object.fromEntries(
      Object.keys(formats).map((name, index) => [`the ${name} report`, reports[index] ?? '']),
    ),
  };
}

const parsed = (text: string): unknown => {
  const body = bodyOf(text);
  return body.kind === 'json' ? body.value : text;
};

const withType = (type: string | undefined): Record<string, string> =>
  type === undefined ? {} : { 'content-type': type };

const secret = fc.oneof(
  fc.base64String({ minLength: 12, maxLength: 60 }),
  fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  fc.stringMatching(/^[a-z0-9]{10,20}$/).filter((text) => /\d/.test(text)),
  fc.string({ minLength: 10, maxLength: 30, unit: fc.constantFrom(...'ab1xyz&=+%"\'<>\\/?#:;') }),
);
/** The fixed text of reports. A secret that is part of it cannot be distinguished from it. */
const isTellable = (value: string): boolean =>
  value.trim() === value && /[a-z\d]{2}/i.test(value) && !readable(value).some((one) => one.length < 8);

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  fc.constantFrom(...(Object.keys(table) as Key[]));

describe('a secret does not occur anywhere', () => {
  it('if its name reveals it, in any body, type and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        keys(bodies),
        keys(encodings),
        fc.constantFrom(...types),
        secret.filter(isTellable),
        async (name, body, encoding, type, value) => {
          // CDATA has no escapes, and its line breaks are significant.
          const given = body === 'cdata' ? value.replaceAll(/[<>]/g, '') : value;
          fc.pre(isTellable(given));
          const asked = exchange({
            request: bodies[body]?.(name, given) ?? '',
            requestHeaders: withType(type),
            response: JSON.stringify(asInSentences(encodings[encoding]?.(given) ?? '')),
          });
          for (const [where, text] of Object.entries(await told([asked])))
            for (const one of readable(given)) expect(text, where).not.toContain(one);
        },
      ),
      { numRuns: runs(120) },
    );
  });

  it.each([
    ['256 bits in base64url', 'pF0Hek2NWin_UXP6dl6LmlZm-6fdi2Zex2pyD6uZvvs'],
    ['256 bits in base64', 'pF0Hek2NWin/UXP6dl6LmlZm+6fdi2Zex2pyD6uZvvs='],
    ['256 bits in hex', 'a45d077a4d8d5a29ff5173fa765e8b9a5666fba7dd8b665ec76a720fab99befb'],
    ['a JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJqb2UifQ.c2lnbmF0dXJl'],
    [
      'a private key',
      '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIH0tXZyxv\nUIa2zWd3bA7i0oAoGCCqGSM49\n-----END EC PRIVATE KEY-----',
    ],
  ])('if its form reveals it: %s', async (_, value) => {
    const lines = value.split('\n').filter((line) => line !== '' && !line.startsWith('---'));
    for (const body of [
      JSON.stringify({ note: value }),
      JSON.stringify({ note: `Look at ${value}, please.` }),
      `Look at ${value}, please.`,
      `note=${value}&a=1`,
      `<note>${value}</note>`,
      JSON.stringify({ note: JSON.stringify({ note: `${value} ` }) }),
    ])
      for (const type of types) {
        const asked = exchange({ request: body, requestHeaders: withType(type), response: body });
        for (const [where, text] of Object.entries(await told([asked])))
          for (const line of lines) expect(text, `${where} of ${body}`).not.toContain(line);
      }
  });

  it('if it is a number, or one of several numbers under the name', async () => {
    for (const [name, value] of [
      ['pin', 4711],
      ['otp', 123456],
      ['password', 31415926535],
    ] as const) {
      const asked = exchange({ request: JSON.stringify({ [name]: value, of: { [name]: [value] } }) });
      for (const [where, text] of Object.entries(await told([asked])))
        expect(text, where).not.toMatch(new RegExp(`\\b${value}\\b`));
    }
  });

  it('if it was in the path of another call', async () => {
    const token = 'a-token-of-8';
    const asked = exchange({
      method: 'DELETE',
      target: `/api/1/auth/token/delete/${token}`,
      request: '',
      response: JSON.stringify(asInSentences(token)),
    });
    for (const [where, text] of Object.entries(await told([asked]))) expect(text, where).not.toContain(token);
  });
});

it('other values stay: IDs of services and clients, times, key IDs, algorithms, public keys', async () => {
  const open = {
    serviceId: 715948317,
    apiKey: 715948317,
    clientId: 26888344961664,
    clientIdAlias: 'my-client',
    createdAt: 1_700_000_000_000,
    client_secret_expires_at: 0,
    idTokenSignAlg: 'ES256',
    kid: 'pF0Hek2NWin_UXP6dl6LmlZm-6fdi2Zex2pyD6uZvvs',
    accessTokenSignatureKeyId: 'qF0Hek2NWin_UXP6dl6LmlZm-6fdi2Zex2pyD6uZvvs',
    tokenEndpoint: 'https://as.example.com/token',
    jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'rF0Hek2NWin_UXP6dl6LmlZm-6fdi2Zex2pyD6uZvvs', y: 'y' }] },
    error: { error: 'invalid_grant', error_description: '[A050305] The access token has expired.' },
    path: '/response/credentialConfigurations/0/format1',
  };
  const journal = new Journal(1);
  const { request: _, ...one } = exchange();
  journal.record({
    ...one,
    request: open,
    response: JsonText.of(open),
    duration: 1,
    operationId: undefined,
    action: undefined,
    resultCode: undefined,
    answeredBy: 'mock',
  });
  expect(journal.last()).toMatchObject({ request: open, response: open });
  const { jwks, ...rest } = open;
  const text = recorded([exchange({ request: JSON.stringify(open), response: '{}' })]);
  expect(JSON.parse(text.split('\n')[1] ?? '').request).toMatchObject(rest);
});
