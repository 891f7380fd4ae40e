import { describe, expect, it } from 'vitest';
import type { AuthleteCall, Exchange } from '../../src/check/exchange.js';
import { applies } from '../../src/check/judge/applies.js';
import { judge } from '../../src/check/judge/judge.js';
import { NotTried } from '../../src/check/not-tried.js';
import type { Observation } from '../../src/check/observation.js';
import { must, obligations } from '../../src/facts/obligations/declare.js';
import {
  absent,
  call,
  errorBody,
  filled,
  firstOf,
  having,
  member,
  noneOf,
  oneOf,
  own,
} from '../../src/facts/obligations/obligation.js';

type Duty = Parameters<typeof must>[0];

/** The obligations of a duty after `/auth/token` has said `OK`. */
const owed = (duty: Omit<Duty, 'sources'>, ...more: readonly Omit<Duty, 'sources'>[]) =>
  obligations('auth_token_api', 'token', {
    INTERNAL_SERVER_ERROR: [],
    INVALID_CLIENT: [],
    BAD_REQUEST: [],
    PASSWORD: [],
    TOKEN_EXCHANGE: [],
    JWT_BEARER: [],
    NATIVE_SSO: [],
    ID_TOKEN_REISSUABLE: [],
    OK: [duty, ...more].map((one) => must({ ...one, sources: [] })),
  });

const authleteCall = (
  operationId: string,
  request: AuthleteCall['request'] = {},
  response: AuthleteCall['response'] = {},
): AuthleteCall => ({
  at: 0,
  duration: 0,
  method: 'POST',
  target: '/',
  operationId,
  request,
  status: 200,
  response,
  action: 'OK',
  resultCode: undefined,
  answeredBy: 'stub',
});

interface Seen extends Partial<Omit<Observation, 'call'>> {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly response?: AuthleteCall['response'];
}

function observed({ status = 200, headers = {}, body = '', response = {}, ...more }: Seen): Observation {
  const url = new URL('http://127.0.0.1/token');
  const exchange: Exchange = {
    request: { method: 'POST', url, headers: {}, body: '' },
    answer: { url, status, headers: new Headers(headers), body },
    calls: [],
    follows: false,
  };
  return {
    title: '',
    operationId: 'auth_token_api',
    action: 'OK',
    at: undefined,
    conditions: new Set(),
    exchanges: [exchange],
    made: exchange,
    call: authleteCall('auth_token_api', {}, response),
    final: exchange,
    before: [],
    after: [],
    later: [],
    isDecided: true,
    received: [],
    ...more,
  };
}

const verdicts = (duty: Omit<Duty, 'sources'>, seen: Seen) =>
  owed(duty).map((obligation) => judge(obligation, observed(seen)));
const json = { 'content-type': 'application/json; charset=UTF-8' };

describe('The judge', () => {
  it('compares the status', () => {
    expect(verdicts({ status: [400, 401] }, { status: 401 })).toEqual([undefined]);
    expect(verdicts({ status: 400 }, { status: 401 })).toEqual([
      { message: expect.any(String), expected: '400', got: '401' },
    ]);
  });

  it('compares the content type without parameters, and not that of a redirect', () => {
    expect(verdicts({ contentType: 'application/json' }, { headers: json })).toEqual([undefined]);
    expect(verdicts({ contentType: 'application/json' }, {})).toMatchObject([{ got: 'none' }]);
    const redirect = { status: 303, headers: { location: '/page', 'content-type': 'text/plain' } };
    expect(verdicts({ contentType: 'text/html' }, redirect)).toEqual([undefined]);
  });

  it.each([
    ['no-store', true],
    ['private, no-store', true],
    ['no-cache', false],
    ['no-storerooms', false],
  ])('looks for a directive in Cache-Control: %s', (value, isThere) => {
    const [difference] = verdicts(
      { headers: { 'cache-control': { has: 'no-store' } } },
      { headers: { 'cache-control': value } },
    );
    expect(difference === undefined).toBe(isThere);
  });

  it('compares a header with a member byte for byte, and does not judge one that Authlete did not send', () => {
    const duty = { headers: { 'dpop-nonce': member('dpopNonce') } };
    expect(verdicts(duty, { response: { dpopNonce: 'a' }, headers: { 'dpop-nonce': 'a' } })).toEqual([
      undefined,
    ]);
    expect(verdicts(duty, { response: { dpopNonce: 'a' } })).toMatchObject([{ expected: 'a', got: 'none' }]);
    expect(() => verdicts(duty, {})).toThrow(NotTried);
  });

  it('reads a member of an earlier response', () => {
    const duty = { headers: { 'dpop-nonce': member('dpopNonce', 'auth_token_api') } };
    const before = [authleteCall('auth_token_api', {}, { dpopNonce: 'b' })];
    expect(verdicts(duty, { before, headers: { 'dpop-nonce': 'b' } })).toEqual([undefined]);
    expect(verdicts(duty, { before })).toMatchObject([{ expected: 'b' }]);
  });

  it('requires a challenge only with status 401, if the obligation says so', () => {
    const duty = { headers: { 'www-authenticate': { ...own, ifStatus: 401 as const } } };
    expect(verdicts(duty, { status: 400 })).toEqual([undefined]);
    expect(verdicts(duty, { status: 401 })).toMatchObject([{ got: 'none' }]);
  });

  it('forbids a redirect, but not a Location header that is not a redirect', () => {
    const duty = { headers: { location: absent } };
    expect(verdicts(duty, { status: 303, headers: { location: 'https://client.example/' } })).toMatchObject([
      { got: 'https://client.example/' },
    ]);
    expect(verdicts(duty, { status: 201, headers: { location: 'https://client.example/' } })).toEqual([
      undefined,
    ]);
  });

  it('accepts one of several headers', () => {
    const duty = {
      anyHeader: { 'x-frame-options': own, 'content-security-policy': { has: 'frame-ancestors' } },
    };
    const policy = { 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" };
    expect(verdicts(duty, { headers: policy })).toEqual([undefined]);
    expect(verdicts(duty, { headers: {} })).toHaveLength(1);
    expect(verdicts(duty, { headers: {} })[0]).toBeDefined();
  });

  it('compares JSON bodies as values and others byte for byte', () => {
    const duty = { body: member('responseContent') };
    const response = { responseContent: '{"a":1,"b":2}' };
    expect(verdicts(duty, { response, headers: json, body: '{ "b": 2, "a": 1 }' })).toEqual([undefined]);
    expect(verdicts(duty, { response, headers: json, body: '{"a":1}' })).toHaveLength(1);
    expect(verdicts(duty, { response, body: '{ "b": 2, "a": 1 }' })[0]).toBeDefined();
  });

  it('requires a body of the server if Authlete sends none', () => {
    expect(verdicts({ body: member('responseContent') }, { body: 'null' })[0]).toBeDefined();
    expect(verdicts({ body: 'own' }, { body: '' })[0]).toBeDefined();
    expect(verdicts({ body: 'own' }, { body: 'x' })).toEqual([undefined]);
    expect(verdicts({ body: 'empty' }, { body: 'x' })[0]).toBeDefined();
  });

  it('reads errors and members of JSON that the server writes', () => {
    const refused = { body: errorBody('invalid_grant', 'invalid_request') };
    expect(verdicts(refused, { body: '{"error":"invalid_grant"}' })).toEqual([undefined]);
    expect(verdicts(refused, { body: '{"error":"server_error"}' })[0]).toBeDefined();
    expect(verdicts(refused, { body: 'invalid_grant' })[0]).toBeDefined();
    const made = { body: { members: ['access_token', 'token_type'] } };
    expect(verdicts(made, { body: '{"access_token":"a","token_type":null}' })[0]?.message).toContain(
      'token_type',
    );
  });

  describe('of calls', () => {
    const issue = (args: Parameters<typeof call<'auth_token_issue_api'>>[1] = {}) => [
      call('auth_token_issue_api', args),
      call('auth_token_fail_api'),
    ];
    const calledWith = (...requests: readonly AuthleteCall['request'][]) => ({
      after: requests.map((request) => authleteCall('auth_token_issue_api', request)),
    });

    it('requires exactly one of the calls', () => {
      expect(verdicts({ calls: issue() }, calledWith({}))).toEqual([undefined]);
      expect(verdicts({ calls: issue() }, calledWith({}, {}))[0]?.message).toContain('more than one');
      expect(verdicts({ calls: issue() }, calledWith())[0]?.message).toContain('does not make');
    });

    it('does not count a call of a later request, unless the obligation waits for it', () => {
      const later = [authleteCall('auth_token_issue_api')];
      expect(verdicts({ calls: issue() }, { later })[0]).toBeDefined();
      expect(verdicts({ calls: issue(), later: true }, { later })).toEqual([undefined]);
    });

    it.each([
      [{ subject: filled }, { subject: 'a' }, { subject: '' }],
      [{ subject: 'a' }, { subject: 'a' }, { subject: 'b' }],
      [{ ticket: member('ticket') }, { ticket: 't' }, { ticket: 'x' }],
      [{ subject: oneOf('list') }, { subject: 'l2' }, { subject: 'l3' }],
      [{ subject: firstOf('nothing', 'ticket') }, { subject: 't' }, { subject: 'n' }],
      [{ subject: noneOf('list', 'ticket') }, { subject: 'x' }, { subject: '["l1","l2"]' }],
      [{ subject: having({ a: 1 }) }, { subject: { a: 1, b: 2 } }, { subject: { a: 2 } }],
    ])('compares what is passed: %o', (args, right, wrong) => {
      const response = { ticket: 't', list: ['l1', 'l2'] };
      // Only one call is allowed, so that a difference is one.
      const duty = { calls: [call('auth_token_issue_api', args)] };
      expect(verdicts(duty, { response, ...calledWith(right) })).toEqual([undefined]);
      expect(verdicts(duty, { response, ...calledWith(wrong) })[0]?.message).toMatch(/with another/);
    });

    it('forbids the calls that other obligations of the action expect', () => {
      const [none] = owed({ calls: [] });
      if (none === undefined) throw new Error('There is one.');
      const password = { ...none, action: 'PASSWORD' };
      expect(judge(password, observed(calledWith({})))?.message).toBe('The server makes a call.');
      expect(judge(password, observed({ after: [authleteCall('info_api')] }))).toBeUndefined();
    });
  });

  describe('chooses the obligations', () => {
    const [always, conditional, elsewhere] = owed(
      { status: 200 },
      { status: 201, when: 'accepted' },
      { body: 'own', at: 'userinfo' },
    );
    if (always === undefined || conditional === undefined || elsewhere === undefined)
      throw new Error('There are three.');
    const all = [always, conditional, elsewhere];

    it('that hold under the conditions, in place of those that always hold', () => {
      const accepted = observed({ conditions: new Set(['accepted']) });
      expect(applies(always, observed({}), all)).toBe(true);
      expect(applies(conditional, observed({}), all)).toBe(false);
      expect(applies(always, accepted, all)).toBe(false);
      expect(applies(conditional, accepted, all)).toBe(true);
    });

    it('of the endpoint that answers', () => {
      expect(applies(elsewhere, observed({ at: 'token' }), all)).toBe(false);
      expect(applies(elsewhere, observed({ at: 'userinfo' }), all)).toBe(true);
    });

    it('that wait for the decision of the user only after it', () => {
      const [later] = owed({ calls: [call('auth_token_issue_api')], later: true });
      if (later === undefined) throw new Error('There is one.');
      expect(applies(later, observed({ isDecided: false }), [later])).toBe(false);
      expect(applies(later, observed({}), [later])).toBe(true);
    });
  });
});
