import type { Json } from '../../../src/spec/json.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { edited, jsonOf } from './edit.js';
import type { FlowName, Recordings } from './recordings.js';

/** A recording of which each exchange is valid, in an order or with values that no service gives. */
export interface RecordingMutant {
  readonly what: string;
  readonly exchanges: readonly HttpExchange[];
}

export interface RecordingMutator {
  readonly name: string;
  readonly caughtBy: readonly string[];
  readonly mutate: (valid: Recordings) => Iterable<RecordingMutant>;
}

const member = (exchange: HttpExchange, part: 'request' | 'response', name: string): Json | undefined =>
  Object(jsonOf(exchange, part))[name];

/** The last exchange of a flow with the path of an operation. */
function lastOf(recording: readonly HttpExchange[], path: string): HttpExchange {
  const found = recording.findLast(({ target }) => target.endsWith(path));
  if (found === undefined) throw new Error(`The recording has no ${path}.`);
  return found;
}

/** An exchange as one with the service of a recording. */
function inServiceOf(recording: readonly HttpExchange[], exchange: HttpExchange): HttpExchange {
  const service = /^\/api\/\d+/.exec(recording[0]?.target ?? '')?.[0] ?? '';
  return { ...exchange, target: exchange.target.replace(/^\/api\/\d+/, service) };
}

/** What was accepted once is accepted again at the end. */
const again = (...rows: readonly (readonly [FlowName, path: string])[]): RecordingMutator['mutate'] =>
  function* (valid) {
    for (const [flow, path] of rows)
      yield { what: `${flow}: ${path} again`, exchanges: [...valid[flow], lastOf(valid[flow], path)] };
  };

/** The exchange is accepted before the one that comes first. */
const early = (
  ...rows: readonly (readonly [FlowName, path: string, before: string])[]
): RecordingMutator['mutate'] =>
  function* (valid) {
    for (const [flow, path, before] of rows) {
      const used = lastOf(valid[flow], path);
      const others = valid[flow].filter((one) => one !== used);
      const at = others.findLastIndex(({ target }) => target.endsWith(before));
      yield { what: `${flow}: ${path} before ${before}`, exchanges: others.toSpliced(at, 0, used) };
    }
  };

/** An exchange of one flow is at the end of another, about its ticket. */
function* afterwards(
  valid: Recordings,
  rows: readonly (readonly [FlowName, from: FlowName, path: string])[],
): Iterable<RecordingMutant> {
  for (const [flow, from, path] of rows) {
    const ticket = valid[flow]
      .map((one) => member(one, 'response', 'ticket'))
      .find((one) => one !== undefined);
    const other = edited(lastOf(valid[from], path), 'request', '/ticket', ticket);
    yield { what: `${flow}, then ${path}`, exchanges: [...valid[flow], inServiceOf(valid[flow], other)] };
  }
}

/** A refresh token that was rotated yields yet another one. */
function* rotatedAgain({ refreshed }: Recordings): Iterable<RecordingMutant> {
  const other = edited(
    lastOf(refreshed, '/auth/token'),
    'response',
    '/refreshToken',
    'another-refresh-token',
  );
  yield { what: 'refreshed: with another successor', exchanges: [...refreshed, other] };
}

/** After a refresh token was revoked, the access token that came with it works. */
function* companion({ revokedRefresh, revoked }: Recordings): Iterable<RecordingMutant> {
  const token = member(lastOf(revokedRefresh, '/auth/token'), 'response', 'accessToken');
  const used = edited(lastOf(revoked, '/auth/introspection'), 'request', '/token', token);
  const exchanges = [...revokedRefresh, inServiceOf(revokedRefresh, used)];
  yield { what: 'the access token of a revoked refresh token', exchanges };
}

/** The places of JWTs, by flow. */
const jwts: readonly (readonly [FlowName, path: string, member: string])[] = [
  ['hybrid', '/auth/authorization/issue', 'idToken'],
  ['code', '/auth/token', 'idToken'],
  ['code', '/auth/token', 'jwtAccessToken'],
  ['code', '/auth/userinfo/issue', 'responseContent'],
];

const broken: Readonly<Record<string, (jwt: string) => string>> = {
  'with another signature': (jwt) => jwt.replace(/\.[^.]{8}([^.]*)$/, '.AAAAAAAA$1'),
  'with another payload': (jwt) =>
    jwt.replace(/\..*\./, `.${Buffer.from('{"sub":"eve"}').toString('base64url')}.`),
  'with the key of nobody': (jwt) =>
    jwt.replace(/^[^.]*/, Buffer.from('{"alg":"ES256","kid":"nobody"}').toString('base64url')),
};

function* forged(valid: Recordings): Iterable<RecordingMutant> {
  for (const [flow, path, name] of jwts) {
    const at = valid[flow].findIndex(({ target }) => target.endsWith(path));
    const exchange = lastOf(valid[flow].slice(0, at + 1), path);
    for (const [how, forge] of Object.entries(broken)) {
      const jwt = forge(String(member(exchange, 'response', name)));
      const exchanges = valid[flow].with(at, edited(exchange, 'response', `/${name}`, jwt));
      yield { what: `${flow}: ${name} of ${path} ${how}`, exchanges };
    }
  }
}

export const recordingMutators: readonly RecordingMutator[] = [
  {
    name: 'what works once is accepted twice',
    caughtBy: ['used-once'],
    *mutate(valid) {
      yield* again(
        ['code', '/auth/authorization/issue'],
        ['code', '/auth/token'],
        ['pushed', '/auth/authorization'],
        ['device', '/device/complete'],
        ['device', '/auth/token'],
        ['backchannel', '/backchannel/authentication/issue'],
        ['backchannel', '/backchannel/authentication/complete'],
        ['backchannel', '/auth/token'],
        ['password', '/auth/token/issue'],
      )(valid);
      yield* rotatedAgain(valid);
    },
  },
  {
    name: 'what is accepted before it is issued',
    caughtBy: ['issued-before-used'],
    mutate: early(
      ['code', '/auth/authorization/issue', '/auth/authorization'],
      ['code', '/auth/token', '/auth/authorization/issue'],
      ['code', '/auth/introspection', '/auth/token'],
      ['code', '/auth/introspection/standard', '/auth/token'],
      ['code', '/auth/userinfo', '/auth/token'],
      ['pushed', '/auth/authorization', '/pushed_auth_req'],
      ['refreshed', '/auth/token', '/auth/token'],
      ['device', '/auth/token', '/device/authorization'],
      ['device', '/device/complete', '/device/authorization'],
      ['backchannel', '/backchannel/authentication/issue', '/backchannel/authentication'],
      ['backchannel', '/backchannel/authentication/complete', '/backchannel/authentication'],
      ['backchannel', '/auth/token', '/backchannel/authentication/issue'],
      ['password', '/auth/token/issue', '/auth/token'],
    ),
  },
  {
    name: 'a ticket that goes on after fail, and the reverse',
    caughtBy: ['not-after-fail'],
    *mutate(valid) {
      yield* again(['failed', '/auth/authorization/fail'], ['passwordFailed', '/auth/token/fail'])(valid);
      yield* afterwards(valid, [
        ['failed', 'code', '/auth/authorization/issue'],
        ['code', 'failed', '/auth/authorization/fail'],
        ['passwordFailed', 'password', '/auth/token/issue'],
        ['password', 'passwordFailed', '/auth/token/fail'],
        ['backchannelFailed', 'backchannel', '/backchannel/authentication/issue'],
        ['backchannelFailed', 'backchannel', '/backchannel/authentication/complete'],
      ]);
    },
  },
  {
    name: 'a token that works after its revocation',
    caughtBy: ['revocation-effective'],
    *mutate(valid) {
      yield* again(
        ['revoked', '/auth/introspection'],
        ['revoked', '/auth/introspection/standard'],
        ['revoked', '/auth/userinfo'],
        ['revoked', '/auth/userinfo/issue'],
        ['deleted', '/auth/introspection'],
        ['revokedByServer', '/auth/introspection'],
      )(valid);
      yield* companion(valid);
      const { revokedRefresh: recording } = valid;
      const presented = member(lastOf(recording, '/auth/token'), 'response', 'refreshToken');
      const refresh = lastOf(recording, '/auth/token');
      const parameters = `grant_type=refresh_token&refresh_token=${presented}`;
      const used = edited(refresh, 'request', '/parameters', parameters);
      yield { what: 'revokedRefresh: /auth/token with it', exchanges: [...recording, used] };
    },
  },
  { name: 'a JWT that the service has not signed', caughtBy: ['jwt-signature'], mutate: forged },
];
