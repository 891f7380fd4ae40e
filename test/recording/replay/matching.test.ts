import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { calling, replaying } from '../../support/replay.js';

const authorization = (parameters: string, ticket = 'the ticket') =>
  calling('/auth/authorization', { parameters }, { action: 'INTERACTION', ticket });
const issue = (request: object, response: object = { action: 'LOCATION' }) =>
  calling('/auth/authorization/issue', request, response);
const messageOf = (text: string) =>
  text.replace(/^\[501\] Failed to answer \S+ \S+ from the recording: /, '');

describe('a call matches a recorded one', () => {
  it.each([
    ['in another order', 'client_id=1&scope=openid', 'scope=openid&client_id=1'],
    ['in another encoding', 'scope=a+b&x=%41', 'scope=a%20b&x=A'],
    [
      'with another state, nonce and challenge',
      'state=1&nonce=2&code_challenge=3',
      'state=a&nonce=b&code_challenge=c',
    ],
    ['with JSON of other white space', 'claims={"a":{"b":1}}', 'claims={ "a": {"b": 1} }'],
    ['with repeated parameters', 'resource=a&resource=b', 'resource=a&resource=b'],
  ])('%s', async (_, recorded, now) => {
    const { call } = replaying([authorization(recorded)]);
    expect((await call('/auth/authorization', { parameters: now })).status).toBe(200);
  });

  it('whether it is JSON or a form, with null or without', async () => {
    const body = { parameters: 'client_id=1', context: null };
    const { call, authlete } = replaying([
      authorization('client_id=1'),
      authorization('client_id=2'),
      {
        ...authorization(''),
        request: 'parameters=client_id%3D3',
        requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ]);
    expect((await call('/auth/authorization', body)).status).toBe(200);
    const [service] = authlete.services;
    const response = await authlete.fetch('http://a.test/api/1/auth/authorization', {
      method: 'POST',
      headers: { authorization: `Bearer ${service?.accessToken}` },
      body: new URLSearchParams({ parameters: 'client_id=2' }),
    });
    expect(response.status).toBe(200);
    expect((await call('/auth/authorization', { parameters: 'client_id=3' })).status).toBe(200);
  });

  it('by its path and its query', async () => {
    const { call } = replaying([
      calling('/auth/token/get/list?subject=joe&start=0', undefined, { totalCount: 1 }),
      calling('/client/get/7', undefined, { clientId: 7 }),
    ]);
    expect((await call('/auth/token/get/list?start=0&subject=joe')).body).toEqual({ totalCount: 1 });
    expect((await call('/auth/token/get/list?subject=jane&start=0')).text('resultMessage')).toContain(
      'query.subject is "jane", was "joe"',
    );
    expect((await call('/client/get/7')).body).toEqual({ clientId: 7 });
    expect((await call('/client/get/8')).text('resultMessage')).toContain('path.clientId is "8", was "7"');
  });
});

describe('a call that matches nothing', () => {
  it.each<[string, object, object, string]>([
    ['is', { reason: 'DENIED' }, { reason: 'UNKNOWN' }, 'reason is "UNKNOWN", was "DENIED"'],
    [
      'lacks',
      { reason: 'DENIED', description: 'x' },
      { reason: 'DENIED' },
      'description is missing, was "x"',
    ],
    ['adds', { reason: 'DENIED' }, { reason: 'DENIED', description: 'x' }, 'description is "x", was absent'],
  ])('is told what it %s', async (_, recorded, now, problem) => {
    const { call } = replaying([calling('/auth/authorization/fail', { ticket: 't', ...recorded }, {})]);
    const { status, body } = await call('/auth/authorization/fail', { ticket: 't', ...now });
    expect(status).toBe(501);
    expect(body).toEqual({
      resultCode: '501',
      resultMessage: `[501] Failed to answer POST /auth/authorization/fail from the recording: no line matches. The nearest is line 2: ${problem}. Please make the recorded call, or record the flow again.`,
    });
  });

  it('gets the difference to the nearest call, without secrets', async () => {
    const token = (parameters: string, clientSecret: string) =>
      calling('/auth/token', { parameters, clientId: '1', clientSecret }, { action: 'OK' });
    const { call } = replaying([token('grant_type=a&x=1&y=2&z=3', 's1'), token('grant_type=b&code=c', 's2')]);
    await call('/auth/token', { parameters: 'grant_type=b&code=c', clientId: '1', clientSecret: 'mine' });
    const refused = await call('/auth/token', {
      parameters: 'grant_type=b&code=d',
      clientId: '2',
      clientSecret: 'mine',
    });
    expect(messageOf(refused.text('resultMessage'))).toBe(
      'no line matches. The nearest is line 3: parameters.code is another value, was "{{authorizationCode:1}}", which has a different value by now; clientId is "2", was "1". Please make the recorded call, or record the flow again.',
    );
  });

  it('gets the list of recorded operations if its own was not recorded', async () => {
    const { call } = replaying([authorization('client_id=1')]);
    const { status, body } = await call('/auth/token', { parameters: 'grant_type=x' });
    expect(status).toBe(501);
    expect(messageOf(String(body['resultMessage']))).toBe(
      'it has no such call. It contains POST /auth/authorization. Please record the flow again.',
    );
  });

  it('is never answered by the mock, even without a service', async () => {
    const { call, authlete } = replaying([authorization('client_id=1')]);
    expect((await call('/service/get')).status).toBe(501);
    expect((await authlete.fetch('http://a.test/api/info')).status).toBe(501);
  });
});

describe('what was issued', () => {
  const flow = [authorization('client_id=1', 'ticket one'), issue({ ticket: 'ticket one', subject: 'joe' })];

  it('is the only value that is accepted', async () => {
    const { call } = replaying(flow);
    const { text } = await call('/auth/authorization', { parameters: 'client_id=1' });
    const refused = await call('/auth/authorization/issue', { ticket: 'ticket one', subject: 'joe' });
    expect(refused.text('resultMessage')).toContain('ticket is another value, was "{{ticket:1}}"');
    expect((await call('/auth/authorization/issue', { ticket: text('ticket'), subject: 'joe' })).status).toBe(
      200,
    );
  });

  it('is not available before it is issued', async () => {
    const { call } = replaying(flow);
    const refused = await call('/auth/authorization/issue', { ticket: 'a guess', subject: 'joe' });
    expect(refused.text('resultMessage')).toContain(
      'ticket must be the {{ticket:1}} of line 2, which has not been replayed',
    );
  });

  it('does not stand for a different value', async () => {
    const unknown = issue({ ticket: 'never issued', subject: 'joe' }, { action: 'INTERNAL_SERVER_ERROR' });
    const { call } = replaying([...flow, unknown]);
    const { text } = await call('/auth/authorization', { parameters: 'client_id=1' });
    const right = { ticket: text('ticket'), subject: 'joe' };
    expect((await call('/auth/authorization/issue', right)).body['action']).toBe('LOCATION');
    expect((await call('/auth/authorization/issue', right)).text('resultMessage')).toContain(
      'it was recorded once',
    );
    const wrong = { ticket: 'anything else', subject: 'joe' };
    expect((await call('/auth/authorization/issue', wrong)).body['action']).toBe('INTERNAL_SERVER_ERROR');
  });

  it('in a path is found there', async () => {
    const create = calling(
      '/auth/token/create',
      { grantType: 'IMPLICIT' },
      { action: 'OK', accessToken: 'a token' },
    );
    const remove = calling('/auth/token/delete/a%20token', undefined, '', { method: 'DELETE', status: 204 });
    const { call } = replaying([create, remove]);
    const { text } = await call('/auth/token/create', { grantType: 'IMPLICIT' });
    expect((await call('/auth/token/delete/other', undefined, 'DELETE')).status).toBe(501);
    const deleted = await call(`/auth/token/delete/${text('accessToken')}`, undefined, 'DELETE');
    expect(deleted).toMatchObject({ status: 204, body: {} });
  });
});

describe('a client secret', () => {
  const token = (clientSecret: string, action: string) =>
    calling(
      '/auth/token',
      { parameters: 'grant_type=client_credentials', clientId: '1', clientSecret },
      { action },
    );
  const get = (clientSecret: string) => calling('/client/get/1', undefined, { clientId: 1, clientSecret });
  const send = (clientSecret: string) => ({
    parameters: 'grant_type=client_credentials',
    clientId: '1',
    clientSecret,
  });

  it('is the current one of the client, and stays so', async () => {
    const { call } = replaying([token('right', 'OK'), get('right'), token('right', 'OK')]);
    expect((await call('/auth/token', send('mine'))).status).toBe(200);
    expect((await call('/client/get/1')).text('clientSecret')).toBe('mine');
    expect((await call('/auth/token', send('other'))).status).toBe(501);
    expect((await call('/auth/token', send('mine'))).status).toBe(200);
  });

  it('from an earlier read may differ, because it existed before', async () => {
    const { call } = replaying([get('right'), token('right', 'OK')]);
    expect((await call('/client/get/1')).text('clientSecret')).toMatch(/^[\w-]{86}$/);
    expect((await call('/auth/token', send('mine'))).status).toBe(200);
  });

  it('that was created in the recording must match', async () => {
    const created = calling('/client/create', {}, { clientId: 1, clientSecret: 'right' }, { status: 201 });
    const { call } = replaying([created, token('right', 'OK')]);
    const { status, text } = await call('/client/create', {});
    expect(status).toBe(201);
    expect((await call('/auth/token', send('mine'))).status).toBe(501);
    expect((await call('/auth/token', send(text('clientSecret')))).status).toBe(200);
  });

  it('that was wrong stays different from the right one', async () => {
    const { call } = replaying([token('wrong', 'INVALID_CLIENT'), token('right', 'OK')]);
    expect((await call('/auth/token', send('a'))).body['action']).toBe('INVALID_CLIENT');
    expect((await call('/auth/token', send('a'))).status).toBe(501);
    expect((await call('/auth/token', send('b'))).body['action']).toBe('OK');
  });
});

describe('a code verifier', () => {
  const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
  const flow = [
    authorization(`code_challenge=${s256('verifier of then')}&code_challenge_method=S256`),
    calling('/auth/token', { parameters: 'code_verifier=verifier+of+then' }, { action: 'OK' }),
  ];

  it('must match the challenge that was sent', async () => {
    const { call } = replaying(flow);
    await call('/auth/authorization', {
      parameters: `code_challenge=${s256('of now')}&code_challenge_method=S256`,
    });
    const refused = await call('/auth/token', { parameters: 'code_verifier=another' });
    expect(refused.text('resultMessage')).toContain(
      'code_verifier is not the verifier of {{codeChallenge:1}}',
    );
    expect((await call('/auth/token', { parameters: 'code_verifier=of+now' })).status).toBe(200);
  });
});

describe('an assertion', () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const assertion = (claims: object, header: object = { alg: 'ES256', kid: 'k' }) =>
    `client_assertion=${encode(header)}.${encode(claims)}.c2ln`;
  const flow = [
    calling(
      '/auth/token',
      { parameters: assertion({ iss: '1', aud: 'https://as', jti: 'a', exp: 1_700_000_060 }) },
      { action: 'OK' },
    ),
  ];

  it('must have the same claims, but may have another time, ID and key', async () => {
    const { call } = replaying(flow);
    const claims = { iss: '1', aud: 'https://as', jti: 'b', exp: 1_900_000_000 };
    const told = async (parameters: string) =>
      (await call('/auth/token', { parameters })).body['resultMessage'];
    expect(await told(assertion({ ...claims, iss: '2' }))).toContain(
      'parameters.client_assertion (claims).iss is "2", was "1"',
    );
    expect(await told(assertion(claims, { alg: 'RS256', kid: 'k' }))).toContain(
      'parameters.client_assertion (header).alg is "RS256", was "ES256"',
    );
    expect(await told('client_assertion=nonsense')).toContain('parameters.client_assertion is not a JWT');
    expect(
      (await call('/auth/token', { parameters: assertion(claims, { alg: 'ES256', kid: 'other' }) })).status,
    ).toBe(200);
  });
});
