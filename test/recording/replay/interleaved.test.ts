import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnmaskedExchange } from '../../../src/recording/masker.js';
import { jwks } from '../../support/demo.js';
import type { Answered } from '../../support/recording.js';
import { calling, replaying } from '../../support/replay.js';
import { runs } from '../../support/runs.js';

// Generating keys per service is slow.
const data = { services: [{ serviceId: 1, jwks }] };

/** The calls of a flow after it has its tokens. */
const endings = [
  'introspect',
  'userinfo',
  'revoke',
  'revoke the refresh token',
  'refresh',
  'redeem again',
  'fail',
] as const;
type Ending = (typeof endings)[number];

interface Flow {
  /** Flows that end differently ask for different scopes: a replay cannot know beforehand which one begins. */
  readonly scope: string;
  readonly steps: readonly Ending[];
}

/** A call as the authorization server makes it, from what it has been given; and what the live service answers. */
interface Step {
  readonly path: string;
  readonly body: (given: Given) => object;
  readonly answer: object;
}
type Given = Readonly<Record<'ticket' | 'code' | 'access' | 'refresh', string>>;

const credentials = { clientId: '1', clientSecret: 'the secret of them all' };
const token = (parameters: Record<string, string>) => ({
  parameters: String(new URLSearchParams(parameters)),
  ...credentials,
});

/** The calls of a flow, and the responses of a service in which a token is valid until a call revokes it. */
function callsOf({ scope, steps }: Flow, id: string): Step[] {
  let [round, usable] = [1, true];
  const access = () => `access token ${round} of flow ${id}`;
  const refresh = () => `refresh token ${round} of flow ${id}`;
  const tokens = () => ({ action: 'OK', accessToken: access(), refreshToken: refresh() });
  const redeem: Step = {
    path: '/auth/token',
    body: ({ code }) => token({ grant_type: 'authorization_code', code }),
    answer: tokens(),
  };
  const invalid = { action: 'INVALID_CLIENT', responseContent: '{"error":"invalid_grant"}' };
  const flow: Step[] = [
    {
      path: '/auth/authorization',
      body: () => ({ parameters: `scope=${scope}&state=x` }),
      answer: { action: 'INTERACTION', ticket: `ticket of flow ${id}` },
    },
    {
      path: '/auth/authorization/issue',
      body: ({ ticket }) => ({ ticket, subject: 'joe' }),
      answer: { action: 'LOCATION', authorizationCode: `code of flow ${id}` },
    },
    redeem,
  ];
  for (const step of steps) {
    if (step === 'introspect')
      flow.push({
        path: '/auth/introspection',
        body: ({ access: token }) => ({ token }),
        answer: { usable },
      });
    if (step === 'userinfo')
      flow.push({
        path: '/auth/userinfo',
        body: ({ access: token }) => ({ token }),
        answer: { action: usable ? 'OK' : 'UNAUTHORIZED' },
      });
    if (step === 'revoke' || step === 'revoke the refresh token') {
      flow.push({
        path: '/auth/revocation',
        body: (given) => token({ token: step === 'revoke' ? given.access : given.refresh }),
        answer: { action: 'OK' },
      });
      usable = false;
    }
    if (step === 'refresh') {
      if (usable) round += 1;
      flow.push({
        path: '/auth/token',
        body: (given) => token({ grant_type: 'refresh_token', refresh_token: given.refresh }),
        answer: usable ? tokens() : invalid,
      });
    }
    if (step === 'redeem again') {
      flow.push({ ...redeem, answer: invalid });
      usable = false;
    }
    // Unrelated to any flow.
    if (step === 'fail')
      flow.push({
        path: '/auth/authorization',
        body: () => ({ parameters: 'scope=unknown' }),
        answer: { action: 'BAD_REQUEST' },
      });
  }
  return flow;
}

const first: Given = { ticket: '', code: '', access: '', refresh: '' };

const learned = (given: Given, { body }: Pick<Answered, 'body'>): Given => ({
  ticket: String(body['ticket'] ?? given.ticket),
  code: String(body['authorizationCode'] ?? given.code),
  access: String(body['accessToken'] ?? given.access),
  refresh: String(body['refreshToken'] ?? given.refresh),
});

const shown = ({ action, usable }: Readonly<Record<string, unknown>>) => ({ action, usable });

/** What a recording of flows has, whose steps come in this order: the index of the flow that goes on. */
function recordingOf(
  flows: readonly (readonly Step[])[],
  order: readonly number[],
): Partial<UnmaskedExchange>[] {
  const at = flows.map(() => 0);
  const given = flows.map(() => first);
  return order.flatMap((flow) => {
    const step = flows[flow]?.[at[flow] ?? 0];
    at[flow] = (at[flow] ?? 0) + 1;
    if (step === undefined) return [];
    const exchange = calling(step.path, step.body(given[flow] ?? first), step.answer);
    given[flow] = learned(given[flow] ?? first, { body: Object(step.answer) });
    return [exchange];
  });
}

/** Each flow as often as it has steps, in the order that is drawn. */
const orderOf = (flows: readonly (readonly Step[])[], drawn: readonly number[]): number[] => {
  const left = flows.map(({ length }) => length);
  return Array.from({ length: left.reduce((sum, one) => sum + one, 0) }, (_, index) => {
    const open = left.flatMap((count, flow) => (count > 0 ? [flow] : []));
    const flow = open[(drawn[index % drawn.length] ?? 0) % open.length] ?? 0;
    left[flow] = (left[flow] ?? 0) - 1;
    return flow;
  });
};

async function replay(
  exchanges: readonly Partial<UnmaskedExchange>[],
  flows: readonly (readonly Step[])[],
  order: readonly number[],
): Promise<void> {
  const { call } = replaying(exchanges, { fixtures: data });
  const at = flows.map(() => 0);
  const given = flows.map(() => first);
  for (const flow of order) {
    const step = flows[flow]?.[at[flow] ?? 0];
    at[flow] = (at[flow] ?? 0) + 1;
    if (step === undefined) continue;
    const answered = await call(step.path, step.body(given[flow] ?? first));
    const told = { flow, step: step.path, ...shown(answered.body) };
    expect(told, String(answered.body['resultMessage'])).toEqual({
      flow,
      step: step.path,
      ...shown(Object(step.answer)),
    });
    given[flow] = learned(given[flow] ?? first, answered);
  }
}

const lockstep = (steps: number): number[] => Array.from({ length: 2 * steps }, (_, index) => index % 2);

describe('two flows that were recorded in parallel', () => {
  const flow: Flow = {
    scope: 'a',
    steps: ['introspect', 'introspect', 'revoke', 'introspect', 'introspect'],
  };
  const flows = ['1', '2'].map((id) => callsOf(flow, id));
  const exchanges = recordingOf(flows, lockstep(8));

  it.each([
    ['one of them', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['one after the other', [...Array(8).fill(0), ...Array(8).fill(1)]],
    ['in lockstep', lockstep(8)],
  ])('are replayed: %s', async (_, order) => {
    await replay(exchanges, flows, order);
  });

  it('do not report a revoked token if they were not asked', async () => {
    const silent = ['1', '2'].map((id) => callsOf({ scope: 'a', steps: ['introspect', 'revoke'] }, id));
    const { call } = replaying(recordingOf(silent, lockstep(5)));
    let given = first;
    for (const step of silent[0] ?? []) given = learned(given, await call(step.path, step.body(given)));
    const { status, body } = await call('/auth/introspection', { token: given.access });
    expect(status).toBe(501);
    expect(body['resultMessage']).toMatch(/line \d+ was replayed afterwards and may have invalidated it/);
  });
});

it('flows that were recorded in any order are replayed in any order, one or all', async () => {
  const steps = fc.array(fc.constantFrom(...endings), { minLength: 1, maxLength: 7 });
  const numbers = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 2, maxLength: 3 }),
      // How many flows are the same as each other.
      fc.integer({ min: 1, max: 2 }),
      numbers,
      numbers,
      fc.nat(5),
      async (kinds, copies, recorded, replayed, only) => {
        const flows = kinds.flatMap((steps, kind) =>
          Array.from({ length: copies }, (_, copy) =>
            callsOf({ scope: `s${kind}`, steps }, `${kind}.${copy}`),
          ),
        );
        const exchanges = recordingOf(flows, orderOf(flows, recorded));
        await replay(exchanges, flows, orderOf(flows, replayed));
        const one = only % flows.length;
        await replay(exchanges, flows, Array(flows[one]?.length ?? 0).fill(one));
      },
    ),
    { seed: 4690, numRuns: runs(40) },
  );
}, 120_000);
