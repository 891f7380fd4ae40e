import type { AuthleteCall, Exchange, SentRequest } from '../../../src/check/exchange.js';
import type { Observation } from '../../../src/check/observation.js';
import type { Break, CheckedObligation, CheckResult } from '../../../src/check/result.js';

const base = 'http://localhost:3000';

export const call = (given: Partial<AuthleteCall> = {}): AuthleteCall => ({
  at: 1_700_000_000_000,
  duration: 1,
  method: 'POST',
  target: '/api/1/auth/token',
  operationId: 'auth_token_api',
  request: { parameters: 'grant_type=client_credentials' },
  status: 200,
  response: { action: 'INVALID_CLIENT', responseContent: '{"error":"invalid_client"}' },
  action: 'INVALID_CLIENT',
  resultCode: undefined,
  answeredBy: 'mock',
  ...given,
});

export const request = (given: Partial<SentRequest> = {}): SentRequest => ({
  method: 'POST',
  url: new URL('/token', base),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'grant_type=client_credentials',
  ...given,
});

interface GivenAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const exchange = (
  sent: SentRequest,
  {
    status = 500,
    headers = { 'content-type': 'application/json' },
    body = '{"error":"server_error"}',
  }: GivenAnswer,
  calls: readonly AuthleteCall[],
): Exchange => ({
  request: sent,
  answer: { url: sent.url, status, headers: new Headers(headers), body },
  calls,
  follows: false,
});

interface GivenObservation {
  readonly title?: string;
  readonly request?: SentRequest;
  readonly answer?: GivenAnswer;
  readonly call?: AuthleteCall;
  readonly later?: readonly AuthleteCall[];
}

export function observation({
  title = '/auth/token INVALID_CLIENT basic-credentials',
  request: sent = request(),
  answer = {},
  call: made = call(),
  later = [],
}: GivenObservation = {}): Observation {
  const final = exchange(sent, answer, [made, ...later]);
  return {
    title,
    operationId: made.operationId ?? '',
    action: made.action ?? '',
    conditions: new Set(),
    exchanges: [final],
    call: made,
    final,
    later,
    at: undefined,
    made: final,
    before: [],
    after: later,
    isDecided: false,
    received: [],
  };
}

export const obligation = (id: string, given: Partial<CheckedObligation> = {}): CheckedObligation => ({
  id,
  level: 'must',
  sentence: 'The response has status 401.',
  sources: ['RFC 6749 5.2', 'Authlete /auth/token'],
  operationId: 'auth_token_api',
  action: 'INVALID_CLIENT',
  endpoint: 'token',
  ...given,
});

export const broken = (of: CheckedObligation, ...breaks: readonly Break[]): CheckResult => ({
  obligation: of,
  verdict: of.level === 'must' ? 'broken' : 'doubtful',
  breaks,
});
export const obeyed = (of: CheckedObligation): CheckResult => ({
  obligation: of,
  verdict: 'obeyed',
  breaks: [],
});
export const notTried = (of: CheckedObligation, reason: string): CheckResult => ({
  obligation: of,
  verdict: 'notTried',
  reason,
  breaks: [],
});

const basic = `Basic ${Buffer.from('my-client:My-Client-Secret-1').toString('base64')}`;
const wrongStatus = observation({
  request: request({ headers: { ...request().headers, authorization: basic } }),
});
const decided = observation({
  title: '/auth/authorization INTERACTION user-denies',
  request: request({
    url: new URL('/decision?step=2', base),
    headers: { ...request().headers, cookie: 'sid=Session-Cookie-1; lang=en' },
    body: 'decision=deny&csrf_token=Csrf-Token-1&lang=en',
  }),
  answer: {
    status: 302,
    headers: { location: 'https://client.example/callback?code=Code-Of-The-Client&state=x' },
    body: '',
  },
  call: call({
    target: '/api/1/auth/authorization',
    operationId: 'auth_authorization_api',
    action: 'INTERACTION',
    request: { parameters: 'response_type=code' },
    response: { action: 'INTERACTION', ticket: 'Ticket-Of-The-Request', prompts: ['LOGIN'], service: null },
  }),
  later: [
    call({
      target: '/api/1/auth/authorization/issue',
      operationId: 'auth_authorization_issue_api',
      action: 'LOCATION',
      request: { ticket: 'Ticket-Of-The-Request', subject: 'john' },
      response: { action: 'LOCATION' },
    }),
  ],
});

/** Results of every verdict at three endpoints, and of an obligation that holds for the whole server. */
export const mixed: readonly CheckResult[] = [
  obeyed(obligation('auth/token/OK/status', { action: 'OK', sentence: 'The response has status 200.' })),
  broken(obligation('auth/token/INVALID_CLIENT/basic-credentials/status', { note: 'It names the scheme.' }), {
    message: 'The response has another status.',
    expected: '401',
    got: '500',
    observation: wrongStatus,
  }),
  broken(
    obligation('auth/token/INVALID_CLIENT/basic-credentials/challenge', {
      sentence: "The response has a header WWW-Authenticate of the server's own.",
    }),
    {
      message: 'The response has no header www-authenticate.',
      expected: 'one',
      got: 'none',
      observation: wrongStatus,
    },
    {
      message: 'The response has no header www-authenticate.',
      expected: 'one',
      got: 'none',
      observation: { ...wrongStatus, title: '/auth/token INVALID_CLIENT again' },
    },
  ),
  broken(
    obligation('auth/token/INVALID_CLIENT/no-cache', {
      level: 'should',
      sentence: 'The response has Pragma: no-cache.',
    }),
    {
      message: 'The header pragma does not say no-cache.',
      expected: 'no-cache',
      got: 'none',
      observation: wrongStatus,
    },
  ),
  broken(
    obligation('auth/authorization/INTERACTION/user-denies/call', {
      operationId: 'auth_authorization_api',
      action: 'INTERACTION',
      endpoint: 'authorization',
      when: 'user-denies',
      sentence: 'The server then calls auth_authorization_fail_api with the same ticket, reason=DENIED.',
    }),
    {
      message: 'The server does not make the call.',
      expected: 'auth_authorization_fail_api',
      got: 'auth_authorization_issue_api',
      observation: decided,
    },
  ),
  notTried(
    obligation('device/authorization/OK/status', {
      operationId: 'device_authorization_api',
      action: 'OK',
      endpoint: 'device',
    }),
    'The server has no device endpoint that the check knows.',
  ),
  notTried(
    obligation('device/authorization/OK/body', {
      operationId: 'device_authorization_api',
      action: 'OK',
      endpoint: 'device',
    }),
    'The server has no device endpoint that the check knows.',
  ),
  notTried(obligation('auth/token/OK/body', { action: 'OK' }), 'One response does not show it.'),
  {
    obligation: {
      id: 'nothing-internal',
      level: 'must',
      sentence: 'No response shows what only the server and Authlete know.',
      sources: ['CWE-209'],
    },
    verdict: 'obeyed',
    breaks: [],
  },
];

/** What no report of `mixed` may contain. */
export const secretsOfMixed = [
  'My-Client-Secret-1',
  basic.slice('Basic '.length),
  'Session-Cookie-1',
  'Csrf-Token-1',
  'Code-Of-The-Client',
  'Ticket-Of-The-Request',
];

export const options = { server: base, version: '1.2.3', seconds: 12.34 } as const;
