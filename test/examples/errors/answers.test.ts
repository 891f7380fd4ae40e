import { describe, expect } from 'vitest';
import { authorizationRequest, calls } from './calls.js';
import { test } from './example.js';
import { leaksNothing } from './leaks.js';
import { challenge, json, own, page } from './obligations.js';

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
const bearer = { headers: { authorization: 'Bearer presented' } };

describe('An error', () => {
  test('shows a page to people', async ({ example }) => {
    example.service.stub('/auth/authorization').fault('reset');
    const visited = await example.ask(authorizationRequest(example), asBrowser);
    page(500, 'It did not work').fulfilled(visited);
    leaksNothing(example, visited);
  });

  test('passes on the waiting time of Authlete to people and clients', async ({ example }) => {
    example.service.stub('*').status(429).headers({ 'retry-after': '7' }).times(2);
    const visited = await example.ask(authorizationRequest(example), asBrowser);
    page(503, 'It did not work').fulfilled(visited);
    const answered = await calls['ask for a token'].ask(example);
    own(503, 'temporarily_unavailable').fulfilled(answered);
    for (const { headers } of [visited, answered]) expect(headers.get('retry-after')).toBe('7');
  });

  test('logs the response of Authlete for the operator, in one line', async ({ example }) => {
    example.service.stub('/auth/introspection/standard').status(401);
    example.service.stub('/auth/introspection/standard').fault('reset');
    example.service.stub('/auth/introspection/standard').action('JWT');
    for (const _ of [1, 2, 3]) await calls.introspect.ask(example);
    expect(example.problems).toEqual([
      expect.stringMatching(/^ResultError: 401 \[A458101\] [^\n]+$/),
      expect.stringMatching(/^ConnectionError: [^\n]+ ECONNRESET$/),
      expect.stringMatching(/^ResponseValidationError: 200 [^\n]+ received 'JWT'$/),
    ]);
  });

  test.for([
    [
      'a body that is too large',
      '/par',
      { method: 'POST', body: new URLSearchParams({ state: 'x'.repeat(200_000) }) },
      413,
    ],
    ['a path that is no text', '/grants/%E0%A4%A', bearer, 400],
  ] as const)('blames the sender of %s', async ([, path, init, status], { example }) => {
    own(status, 'invalid_request').fulfilled(await example.ask(path, init));
    expect(example.service.journal.entries()).toEqual([]);
    expect(example.problems).toEqual([]);
  });
});

describe('The userinfo endpoint', () => {
  test('sends the nonce of the first response with the second', async ({ example }) => {
    const { service } = example;
    service.stub('/auth/userinfo').action('OK').reply({ subject: 'john', dpopNonce: 'the-next' });
    const refused = challenge(403);
    service.stub('/auth/userinfo/issue').action('FORBIDDEN').reply({ responseContent: refused.content });
    const visited = await example.ask('/userinfo', bearer);
    refused.fulfilled(visited);
    expect(visited.headers.get('dpop-nonce')).toBe('the-next');
  });

  test('passes on the signature of an answer', async ({ example }) => {
    const signed = {
      signature: 'sig1=:c2ln:',
      signatureInput: 'sig1=("@status")',
      contentDigest: 'sha-256=:ZA==:',
    };
    example.service
      .stub('/auth/userinfo/issue')
      .action('JSON')
      .reply({ ...signed, responseContent: json(200).content });
    const visited = await calls['userinfo with a good token'].ask(example);
    json(200).fulfilled(visited);
    expect(Object.fromEntries(visited.headers)).toMatchObject({
      signature: signed.signature,
      'signature-input': signed.signatureInput,
      'content-digest': signed.contentDigest,
    });
  });

  test('rejects a token whose subject no longer exists', async ({ example }) => {
    example.service.stub('/auth/userinfo').action('OK').reply({ subject: 'gone' });
    const { status, headers } = await example.ask('/userinfo', bearer);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });
});

describe('The credential endpoint', () => {
  test('sends the nonce of the introspection with the last response', async ({ example }) => {
    example.service
      .stub('/auth/introspection')
      .action('OK')
      .reply({ subject: 'john', dpopNonce: 'the-next' });
    const refused = json(400);
    example.service
      .stub('/vci/single/parse')
      .action('BAD_REQUEST')
      .reply({ responseContent: refused.content });
    const visited = await example.ask('/credential', { method: 'POST', ...bearer });
    refused.fulfilled(visited);
    expect(visited.headers.get('dpop-nonce')).toBe('the-next');
  });

  test('sends a challenge for a request without a token', async ({ example }) => {
    const { status, headers } = await example.ask('/credential', { method: 'POST' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(example.service.journal.entries()).toEqual([]);
  });

  test('denies a credential that it does not issue', async ({ example }) => {
    example.service.stub('/auth/introspection').action('OK').reply({ subject: 'gone' });
    const info = { identifier: 'request-1', credentialConfigurationId: 'IdentityCredential' };
    example.service.stub('/vci/single/parse').action('OK').reply({ info });
    await example.ask('/credential', { method: 'POST', ...bearer });
    const [call] = example.service.journal.find({ operation: '/vci/single/issue' });
    expect(call?.request).toMatchObject({ denied: true });
  });
});

describe('An offer', () => {
  test('is not made if the password is wrong', async ({ example }) => {
    const authorization = `Basic ${btoa('john:wrong')}`;
    const { status } = await example.ask('/offers', { method: 'POST', headers: { authorization } });
    expect(status).toBe(401);
    expect(example.service.journal.entries()).toEqual([]);
  });
});

describe('The keys', () => {
  test('can be missing', async ({ example }) => {
    example.service.stub('/service/jwks/get').status(204);
    expect(await calls['read the keys'].ask(example)).toMatchObject({ status: 204, text: '' });
  });

  test('can be hosted elsewhere', async ({ example }) => {
    example.service
      .stub('/service/jwks/get')
      .status(302)
      .headers({ location: 'https://keys.example.com/jwks' });
    const { status, headers } = await calls['read the keys'].ask(example);
    expect([status, headers.get('location')]).toEqual([302, 'https://keys.example.com/jwks']);
  });
});
