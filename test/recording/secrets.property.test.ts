import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UnmaskedExchange } from '../../src/recording/masker.js';
import { RecordingFile } from '../../src/recording/recording-file.js';
import { Writer } from '../../src/recording/writer.js';
import { exchange, newMasker, request, response } from '../support/masking.js';
import { temporaryFile } from '../support/recording.js';
import { runs } from '../support/runs.js';

type Place = (secret: string) => Partial<UnmaskedExchange>;

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const form = (name: string, value: string): string =>
  String(new URLSearchParams({ a: '1', [name]: value, z: '2' }));
const jwt = (claims: object): string =>
  `${['{"alg":"none"}', JSON.stringify(claims)].map((part) => Buffer.from(part).toString('base64url')).join('.')}.x`;

/** Places where a name marks a value as a secret. */
const named: Readonly<Record<string, Place>> = {
  'a member': (ticket) => request({ ticket, subject: 'joe' }),
  'a member of an object in a list': (clientSecret) => response({ clients: [{ clientId: 1, clientSecret }] }),
  'a parameter': (secret) => request({ parameters: form('client_secret', secret) }),
  'a field of a form': (secret) => ({
    request: form('ticket', secret),
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  'a parameter in a field of a form': (secret) => ({
    request: form('parameters', form('code', secret)),
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  'JSON in JSON': (access_token) => response({ responseContent: JSON.stringify({ access_token }) }),
  'the query of a redirect': (secret) =>
    response({ responseContent: `https://c.example/cb?${form('code', secret)}` }),
  'the fragment of a redirect': (secret) =>
    response({ responseContent: `https://c.example/cb?x=1#${form('access_token', secret)}` }),
  'a form that posts itself': (secret) =>
    response({
      responseContent: `<html><form><input type="hidden" name="code" value="${escapeHtml(secret)}"/></form></html>`,
    }),
  'a claim': (secret) => response({ responseContent: jwt({ code: secret }) }),
  'a JWK': (d) =>
    response({ jwks: JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d }] }) }),
  'an extra property': (value) => request({ properties: [{ key: 'client_secret', value }] }),
  'a path': (secret) => ({
    method: 'DELETE',
    target: `/api/1/auth/token/delete/${encodeURIComponent(secret)}`,
  }),
};

/** Places without such a name. */
const unnamed: Readonly<Record<string, Place>> = {
  'a subject': (subject) => request({ subject }),
  'the middle of a text': (secret) => response({ resultMessage: `What is ${secret}? It is unknown.` }),
  'a challenge': (secret) =>
    response({ responseContent: `Bearer error="${secret}",error_uri="https://a.example"` }),
  'a scope': (secret) => request({ parameters: form('scope', `openid ${secret} email`) }),
  'the name of a member': (secret) => request({ claims: JSON.stringify({ [secret]: 1 }) }),
  'a URI in a parameter': (secret) =>
    request({
      parameters: form(
        'redirect_uri',
        `https://c.example/${encodeURIComponent(secret)}/cb?${form('x', secret)}`,
      ),
    }),
  'a note in JSON in a parameter': (secret) =>
    request({ parameters: form('claims', JSON.stringify({ note: `see ${secret} here` })) }),
  'a claim of no account': (secret) =>
    request({ parameters: form('request', jwt({ note: `see ${secret}` })) }),
  'a query': (secret) => ({ method: 'GET', target: `/api/1/auth/token/get/list?${form('subject', secret)}` }),
  'an unknown path': (secret) => ({ target: `/api/1/unknown/${encodeURIComponent(secret)}/x` }),
  'a text that is no JSON': (secret) => ({
    response: `Bad gateway: ${secret}`,
    responseHeaders: { 'content-type': 'text/plain' },
  }),
};

/** The final content of a recording of these exchanges. */
function recorded(exchanges: readonly UnmaskedExchange[]): { text: string; problems: string[] } {
  const { secrets, masker } = newMasker();
  const problems: string[] = [];
  const file = temporaryFile();
  const header = {
    format: 'authlete-testkit-recording',
    version: 1,
    upstream: 'u',
    contract: 'c',
    recordedAt: 0,
  } as const;
  const writer = new Writer(new RecordingFile(file, header), secrets, (problem) => problems.push(problem));
  for (const one of exchanges) writer.append(masker.mask(one));
  writer.close();
  return { text: readFileSync(file, 'utf8'), problems };
}

const inForm = (text: string): string => form('_', text).replace(/^a=1&_=|&z=2$/g, '');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The encodings in which a secret could still be read. */
const forms = (secret: string): string[] => [
  secret,
  inJson(secret),
  inJson(inJson(secret)),
  encodeURIComponent(secret),
  inForm(secret),
  inForm(inJson(secret)),
  escapeHtml(secret),
  inJson(escapeHtml(secret)),
];

/** The fixed text of a recording. A secret that is part of it cannot be distinguished from it. */
const skeleton = recorded(
  Object.values({ ...named, ...unnamed }).map((place) => exchange(place('\u0000'))),
).text;

const secret = fc
  .oneof(
    fc.base64String({ minLength: 12, maxLength: 60 }),
    fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' }),
    fc.string({ minLength: 8, maxLength: 30, unit: fc.constantFrom(...'ab1&=+%"\'<>\\/ ?#{}:;') }),
    fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  )
  .filter((value) => value.trim() === value && !forms(value).some((one) => skeleton.includes(one)));

const places = (table: Readonly<Record<string, Place>>) => fc.constantFrom(...Object.keys(table));
const step = fc.record({ name: places(named), other: places(unnamed), isFirst: fc.boolean(), value: secret });

it('contains no secret, wherever it occurred, before or after its name revealed it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      const exchanges = steps.flatMap(({ name, other, isFirst, value }) => {
        const pair = [named[name], unnamed[other]].map((place) => exchange(place?.(value) ?? {}));
        return isFirst ? pair : pair.reverse();
      });
      const { text } = recorded(exchanges);
      expect(text.trimEnd().split('\n')).toHaveLength(exchanges.length + 1);
      for (const { value } of steps) for (const one of forms(value)) expect(text).not.toContain(one);
    }),
    { numRuns: runs(300) },
  );
});
