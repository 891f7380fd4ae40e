import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReports } from '../../../src/check/reports/formats.js';
import type { CheckResult } from '../../../src/check/result.js';
import { runs } from '../../support/runs.js';
import {
  broken,
  call,
  mixed,
  notTried,
  obligation,
  observation,
  options,
  request,
  secretsOfMixed,
} from './results.js';

const formats = Object.entries(checkReports);

const basic = (password: string): string =>
  `Basic ${Buffer.from(`my-client:${password}`).toString('base64')}`;
const form = (parameters: Readonly<Record<string, string>>): string =>
  String(new URLSearchParams(parameters));

/** Where a secret may come up in an exchange with a server, and what gives it away there. */
const origins: Readonly<Record<string, (secret: string) => Parameters<typeof observation>[0]>> = {
  'the password of Basic credentials': (secret) => ({
    request: request({ headers: { authorization: basic(secret) } }),
  }),
  'form-encoded in Basic credentials': (secret) => ({
    request: request({ headers: { authorization: basic(encodeURIComponent(secret)) } }),
  }),
  'an access token': (secret) => ({ request: request({ headers: { authorization: `Bearer ${secret}` } }) }),
  'a cookie': (secret) => ({
    request: request({ headers: { cookie: `a=b; sid=${encodeURIComponent(secret)}` } }),
  }),
  'a new cookie': (secret) => ({
    answer: { headers: { 'set-cookie': `sid=${encodeURIComponent(secret)}; HttpOnly; Path=/` } },
  }),
  'a client secret in the body': (secret) => ({
    request: request({ body: form({ a: 'b', client_secret: secret }) }),
  }),
  'a PKCE verifier': (secret) => ({ request: request({ body: form({ code_verifier: secret }) }) }),
  'a code in the query': (secret) => ({
    request: request({ url: new URL(`http://localhost:3000/callback?${form({ code: secret })}`) }),
  }),
  'a code in a redirect': (secret) => ({
    answer: {
      status: 302,
      headers: { location: `https://client.example/cb?${form({ code: secret })}` },
      body: '',
    },
  }),
  'a token in a fragment': (secret) => ({
    answer: {
      status: 302,
      headers: { location: `https://client.example/cb#${form({ access_token: secret })}` },
    },
  }),
  'a token in the response': (secret) => ({ answer: { body: JSON.stringify({ access_token: secret }) } }),
  'a hidden input': (secret) => ({
    answer: {
      headers: { 'content-type': 'text/html' },
      body: `<form><input type="hidden" name="csrf_token" value="${secret.replaceAll('"', '&quot;')}"></form>`,
    },
  }),
  'a ticket of Authlete': (secret) => ({
    call: call({ response: { action: 'INTERACTION', ticket: secret } }),
  }),
  'what a call passes': (secret) => ({ later: [call({ request: { ticket: secret, token: secret } })] }),
};

/** Where it is told, other than under a name that gives it away. */
const told = (given: Parameters<typeof observation>[0], text: string): CheckResult[] => [
  broken(obligation('a/b/c'), {
    message: `The server sends ${text}.`,
    expected: text,
    got: JSON.stringify({ note: [text] }),
    observation: observation({
      answer: { body: `<p>${text}</p>`, headers: { 'x-note': encodeURIComponent(text) } },
      ...given,
      later: [
        call({ request: { note: text }, target: `/api/1/x?note=${encodeURIComponent(text)}` }),
        ...(given?.later ?? []),
      ],
    }),
  }),
  notTried(obligation('a/b/d'), `The server answered ${text}.`),
];

const encodings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  percent: encodeURIComponent,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  Basic: basic,
};

const readable = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
];

const secrets = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  fc.stringMatching(/^[a-z0-9]{10,20}$/).filter((text) => /\d/.test(text)),
  fc
    .string({ minLength: 10, maxLength: 24, unit: fc.constantFrom(...'ab1xyzQ+/=~.-%') })
    .filter((text) => /^\w.*\w$/.test(text)),
);

describe.each(formats)('The report %s', (_, { report }) => {
  it.each(Object.entries(origins))('has no secret that was seen as %s', (_, origin) => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...Object.values(encodings)), (secret, encoding) => {
        const text = report(told(origin(secret), encoding(secret)), options);
        for (const one of readable(secret)) expect(text).not.toContain(one);
      }),
      { numRuns: runs(10) },
    );
  });

  it('has no secret that the caller names', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...Object.values(encodings)), (secret, encoding) => {
        const text = report(told({}, encoding(secret)), { ...options, secrets: [secret] });
        for (const one of readable(secret)) expect(text).not.toContain(one);
      }),
      { numRuns: runs(30) },
    );
  });

  it('has none of the secrets of an ordinary run', () => {
    const text = report(mixed, options);
    expect(text).toContain('auth/token/INVALID_CLIENT/basic-credentials/status');
    for (const secret of secretsOfMixed) expect(text).not.toContain(secret);
  });
});

it('values that differ only in secrets are reported as different', () => {
  const [first] = told(
    { later: [call({ request: { ticket: 'ticket-number-1', token: 'ticket-number-2' } })] },
    'x',
  );
  const given = first?.breaks[0];
  if (given === undefined) throw new Error('There is a break.');
  const result = broken(obligation('a/b/c'), {
    ...given,
    expected: '"ticket-number-1"',
    got: '"ticket-number-2"',
  });
  const text = checkReports.pretty.report([result], options);
  expect(text).toMatch(/expected +"\*\*\*"\n +got +"\*\*\*" \(differs in what is masked or cut\)/);
});

it('a nonce is not a secret', () => {
  const result = broken(obligation('a/b/c'), {
    message: 'The header dpop-nonce is not dpopNonce.',
    expected: 'nonce-that-was-injected',
    got: 'none',
    observation: observation({
      call: call({ response: { action: 'OK', dpopNonce: 'nonce-that-was-injected' } }),
    }),
  });
  expect(checkReports.json.report([result], options)).toContain('"expected": "nonce-that-was-injected"');
});

it('what a page shows as code is not a secret elsewhere', () => {
  const page = '<!doctype html><html><body><p>It asks for <code>profile</code></p></body></html>';
  const result = broken(obligation('a/b/c'), {
    message: 'x',
    got: 'profile',
    observation: observation({ answer: { body: page }, later: [call({ request: { scopes: ['profile'] } })] }),
  });
  expect(checkReports.json.report([result], options)).toContain('"got": "profile"');
});
