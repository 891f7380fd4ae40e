import { statSync } from 'node:fs';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { worldAt } from '../../examples/express-as/world.js';
import { createAuthlete, expectValid, readRecording } from '../../src/index.js';
import type { JournalExchange } from '../../src/mock/exchange.js';
import { jwks } from '../support/demo.js';
import { type Caller, callerIn, type Recorded, record } from '../support/recording.js';
import {
  type CodeFlow,
  cibaFlow,
  codeFlow,
  deviceFlow,
  type Polled,
  push,
  type Run,
  redemption,
  refresh,
  revoke,
  userInfo,
} from './flows.js';

interface Done {
  readonly flow: CodeFlow;
  readonly pushed: CodeFlow;
  readonly requestUri: string;
  readonly refreshed: string;
  readonly introspections: unknown[];
  readonly claims: string;
  readonly device: Polled;
  readonly ciba: Polled;
}

/** The typical calls of an authorization server. */
async function everything(call: Caller, run: Run, polls = 1): Promise<Done> {
  const flow = await codeFlow(call, run);
  const claims = (await userInfo(call, flow.tokens.text('accessToken'))).text('responseContent');
  const refreshed = await refresh(call, run, flow.tokens.text('refreshToken'));
  const accessToken = refreshed.text('accessToken');
  const introspect = async () => (await call('/auth/introspection', { token: accessToken })).body['action'];
  const before = await introspect();
  await revoke(call, run, accessToken);
  const introspections = [before, await introspect()];
  const requestUri = (await push(call, run)).text('requestUri');
  const pushed = await codeFlow(call, run, requestUri);
  const device = await deviceFlow(call, run, polls);
  const ciba = await cibaFlow(call, run);
  return { flow, pushed, requestUri, refreshed: accessToken, introspections, claims, device, ciba };
}

const seconds = (): number => Math.floor(Date.now() / 1000);

let recorded: Recorded<Done>;
let liveRun: Run;
let ids: Pick<Run, 'web' | 'television' | 'callCentre'>;

beforeAll(async () => {
  const data = worldAt('https://as.example.com', {
    changes: { jwks, deviceFlowPollingInterval: 0, backchannelPollingInterval: 0 },
  });
  recorded = await record(data, (call, { clients }) => {
    const [web, , television, callCentre] = clients;
    if (web === undefined || television === undefined || callCentre === undefined)
      throw new Error('No clients.');
    ids = { web, television: television.clientId, callCentre };
    liveRun = {
      ...ids,
      state: 'state of the live run',
      nonce: 'nonce-of-the-live-run',
      verifier: 'a-verifier-of-the-live-run-0123456789-0123456789',
      authTime: seconds() - 5,
    };
    return everything(call, liveRun);
  });
});

/** Another run of the same flow, in which every variable value differs. */
const anotherRun = (): Run => ({
  web: { clientId: ids.web.clientId, clientSecret: 'secret of another web client' },
  television: ids.television,
  callCentre: { clientId: ids.callCentre.clientId, clientSecret: 'secret of another call centre' },
  state: 'another/state & more',
  nonce: 'another nonce',
  verifier: 'b-verifier-of-another-run-9876543210-9876543210',
  authTime: seconds() - 100,
});

const replayed = async (options: Parameters<typeof createAuthlete>[0] = {}) =>
  createAuthlete({ ...options, replay: await readRecording(recorded.file) });

/** All secrets that the run sent or received. */
const secretsOf = ({ flow, pushed, requestUri, refreshed, device, ciba }: Done, run: Run): string[] => [
  run.verifier,
  run.web.clientSecret,
  run.callCentre.clientSecret,
  requestUri,
  refreshed,
  ...[flow, pushed].flatMap(({ authorization, issued, tokens }) => [
    authorization.text('ticket'),
    issued.text('authorizationCode'),
    tokens.text('accessToken'),
    tokens.text('refreshToken'),
    tokens.text('idToken'),
  ]),
  device.begun.text('deviceCode'),
  device.begun.text('userCode'),
  device.tokens.text('accessToken'),
  ciba.begun.text('authReqId'),
  ciba.tokens.text('accessToken'),
  ciba.tokens.text('idToken'),
];

describe('a recording of a day of an authorization server', () => {
  it('can be read only by its owner', () => {
    expect(statSync(recorded.file).mode & 0o777).toBe(0o600);
  });

  it('contains none of the transmitted secrets', () => {
    const secrets = [recorded.service.accessToken, ...secretsOf(recorded.result, liveRun)];
    expect(secrets).toHaveLength(22);
    for (const secret of secrets) {
      expect(recorded.text).not.toContain(secret);
      expect(recorded.text).not.toContain(encodeURIComponent(secret));
      // The parts of a JWT must not appear either.
      for (const part of secret.split('.')) expect(recorded.text).not.toContain(part);
    }
    expect(recorded.text.toLowerCase()).not.toContain('bearer ey');
    expect(recorded.problems).toEqual([]);
  });

  it('has placeholders for secrets, and the contents of JWTs', () => {
    const lines = recorded.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [header, authorization, issued, tokens] = lines;
    expect(header).toEqual({
      format: 'authlete-testkit-recording',
      version: 1,
      upstream: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      contract: '3.0.16',
      recordedAt: expect.any(Number),
    });
    expect(authorization).toMatchObject({
      method: 'POST',
      target: `/api/${recorded.service.serviceId}/auth/authorization`,
      requestHeaders: { 'content-type': 'application/json' },
      request: {
        parameters: `response_type=code&client_id=${ids.web.clientId}&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcallback&scope=openid+email&state={{state:1}}&nonce={{nonce:1}}&code_challenge={{codeChallenge:1}}&code_challenge_method=S256`,
      },
      status: 200,
      response: { action: 'INTERACTION', ticket: '{{ticket:1}}' },
    });
    expect(issued).toMatchObject({
      request: { ticket: '{{ticket:1}}', subject: 'john', authTime: liveRun.authTime },
      response: {
        authorizationCode: '{{authorizationCode:1}}',
        responseContent:
          'https://client.example.com/callback?state={{state:1}}&code={{authorizationCode:1}}&iss=https%3A%2F%2Fas.example.com',
      },
    });
    expect(tokens).toMatchObject({
      request: { clientId: String(ids.web.clientId), clientSecret: '{{clientSecret:1}}' },
      response: { idToken: '{{idToken:1}}' },
      jwts: {
        'idToken:1': {
          header: { alg: 'RS256', kid: expect.any(String) },
          payload: {
            sub: 'john',
            nonce: '{{nonce:1}}',
            s_hash: '{{halfSha256(state:1)}}',
            iat: expect.any(Number),
          },
        },
      },
    });
    expect(tokens.request.parameters).toContain('code_verifier={{codeVerifier(codeChallenge:1)}}');
    expect(JSON.parse(tokens.response.responseContent)).toMatchObject({
      access_token: '{{accessToken:1}}',
      id_token: '{{idToken:1}}',
      token_type: 'Bearer',
    });
  });
});

describe('its exchanges', () => {
  it('conform to the contract, as far as placeholders allow', async () => {
    const { exchanges } = await readRecording(recorded.file);
    expect(exchanges.length).toBeGreaterThan(20);
    for (const exchange of exchanges) expectValid(exchange);
  });
});

describe('its replay', () => {
  it('completes all flows with new tickets, codes and tokens', async () => {
    const exchanges: JournalExchange[] = [];
    await using authlete = await replayed({ onExchange: (exchange) => exchanges.push(exchange) });
    const run = anotherRun();
    const done = await everything(callerIn(authlete), run);

    const old = new Set(secretsOf(recorded.result, liveRun));
    for (const secret of secretsOf(done, run)) expect(old).not.toContain(secret);
    expect(done.introspections).toEqual(['OK', 'UNAUTHORIZED']);
    expect(done.device.pending.body['responseContent']).toContain('authorization_pending');
    expect(done.ciba.pending.body['responseContent']).toContain('authorization_pending');
    expect(JSON.parse(done.claims)).toMatchObject({
      sub: 'john',
      email: 'john@example.com',
      updated_at: 1_700_000_000,
    });
    const location = new URL(done.flow.issued.text('responseContent'));
    expect(location.searchParams.get('state')).toBe(run.state);
    expect(location.searchParams.get('code')).toBe(done.flow.issued.text('authorizationCode'));
    expect(new Set(exchanges.map(({ answeredBy }) => answeredBy))).toEqual(new Set(['recording']));
  });

  it('has ID tokens that its JWK Set verifies, with the current nonce and times', async () => {
    await using authlete = await replayed();
    const run = anotherRun();
    const { tokens, jwks: shown } = await codeFlow(callerIn(authlete), run);
    // The contract says what a JWK Set is.
    const keys = createLocalJWKSet(shown.body as unknown as JSONWebKeySet);
    const { payload } = await jwtVerify(tokens.text('idToken'), keys, { issuer: 'https://as.example.com' });
    expect(payload).toMatchObject({ sub: 'john', nonce: run.nonce, auth_time: run.authTime });
    expect(Math.abs((payload.iat ?? 0) - seconds())).toBeLessThanOrEqual(2);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(86_400);
    const recordedKeys = createLocalJWKSet(JSON.parse(jwks));
    await expect(jwtVerify(tokens.text('idToken'), recordedKeys)).rejects.toThrow();
  });

  it('answers according to the contract', async () => {
    await using authlete = await replayed({ onExchange: (exchange) => expectValid(exchange) });
    await everything(callerIn(authlete), anotherRun());
  });

  it('is the same again for the same seed', async () => {
    const run = anotherRun();
    const once = async () => {
      const clock = { now: () => 1_800_000_000_000 };
      await using authlete = await replayed({ seed: 'x', clock });
      return secretsOf(await everything(callerIn(authlete), run), run);
    };
    expect(await once()).toEqual(await once());
  });

  it('keeps any number of polls pending until the user has decided', async () => {
    await using authlete = await replayed();
    const { pending, tokens } = await deviceFlow(callerIn(authlete), anotherRun(), 5);
    expect(pending.body['responseContent']).toContain('authorization_pending');
    expect(decodeJwt(tokens.text('idToken')).sub).toBe('john');
  });

  it('starts again after a reset', async () => {
    await using authlete = await replayed();
    const call = callerIn(authlete);
    const first = await codeFlow(call, anotherRun());
    await authlete.reset();
    const second = await codeFlow(call, anotherRun());
    expect(second.authorization.text('ticket')).not.toBe(first.authorization.text('ticket'));
  });

  it('redeems a code once', async () => {
    await using authlete = await replayed();
    const call = callerIn(authlete);
    const run = anotherRun();
    const { issued } = await codeFlow(call, run);
    const again = await call('/auth/token', redemption(run, issued.text('authorizationCode')));
    expect(again.status).toBe(501);
    expect(again.text('resultMessage')).toMatch(
      /line 4 matches, but it was recorded once and has already been replayed/,
    );
  });
});
