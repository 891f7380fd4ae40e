import { setImmediate } from 'node:timers/promises';
import { describe, expect, vi } from 'vitest';
import type { Reply } from '../../../src/index.js';
import type { Visited } from '../browser.js';
import type { Call } from './call.js';
import { calls, callsByName } from './calls.js';
import { type Example, test } from './example.js';
import { leaksNothing } from './leaks.js';
import { type Obligation, own, page } from './obligations.js';

interface Failure extends Reply {
  /** Whether the server cannot know if its call was processed. */
  readonly unknownOutcome?: boolean;
}

const reply = { responseContent: 'not for anyone to see' };

/** How a call of the authorization server to Authlete can fail. */
const failures: Readonly<Record<string, Failure>> = {
  'the status 400': { status: 400 },
  // The server's credentials are wrong, not those of its client.
  'the status 401': { status: 401 },
  'the status 403': { status: 403 },
  'the status 429': { status: 429, headers: { 'retry-after': '7' } },
  'the status 500': { status: 500, unknownOutcome: true },
  'the status 502': { status: 502, unknownOutcome: true },
  'a reset connection': { fault: 'reset', unknownOutcome: true },
  'an empty answer': { fault: 'empty', unknownOutcome: true },
  'half an answer': { status: 200, reply, fault: 'truncated', unknownOutcome: true },
  'no JSON': { status: 200, reply, fault: 'malformed-json', unknownOutcome: true },
};

/** Responses without usable content. */
const nonsense: Readonly<Record<string, Failure>> = {
  'an action of the future': { action: 'SURPRISE', reply },
  'no action': { status: 200, reply },
};

/** An action whose content is missing. */
const withoutContent = ({ operation }: Call): Failure => ({
  action: /^\/(gm|vci\/(metadata|jwtissuer|jwks|nonce))$/.test(operation) ? 'NOT_FOUND' : 'BAD_REQUEST',
  reply: { responseContent: undefined },
});

const timeout: Failure = { fault: 'timeout', unknownOutcome: true };

const hasActions = ({ operation }: Call): boolean => !/configuration|service\/jwks/.test(operation);

/** Whether it relays Authlete's error. For the password grant, it has its own. */
const passesOn = (call: Call): boolean =>
  hasActions(call) && call.silent !== true && call !== calls['ask for a token with a password'];

const rows = callsByName.flatMap(([name, call]) =>
  Object.entries({
    ...failures,
    ...(hasActions(call) && nonsense),
    ...(passesOn(call) && { 'an action without its content': withoutContent(call) }),
  }).map(([what, failure]) => [name, what, call, failure] as const),
);

/** To the client, by way of Authlete (RFC 6749, section 4.1.2.1). */
const backToClient: Obligation = {
  fulfilled({ status, headers }) {
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(/^http.*[?&]error=server_error(&|$)/);
  },
};

function obligationOf(call: Call, failure: Failure): Obligation {
  if (call === calls['allow on the consent page'] && failure.unknownOutcome) return backToClient;
  const ofPage = call.silent && !call.operation.startsWith('/vci');
  if (ofPage && failure === nonsense['no action']) return page(500, 'It did not work');
  return call === calls.revoke || failure.status === 429
    ? own(503, 'temporarily_unavailable')
    : own(500, 'server_error');
}

async function fails(
  call: Call,
  failure: Failure,
  example: Example,
  ask: () => Promise<Visited> = () => call.ask(example),
): Promise<void> {
  const { service, problems } = example;
  const { unknownOutcome, ...stubbed } = failure;
  service.addStub({ operation: call.operation, ...stubbed, allowInvalid: true });
  const visited = await ask();
  obligationOf(call, failure).fulfilled(visited);
  leaksNothing(example, visited);
  expect(service.journal.find({ operation: call.operation }), 'it is not called again').toHaveLength(1);
  expect(problems, 'the operator is told').toHaveLength(1);
}

/** Resolves to the response, which comes when the time is over and not before. Moves the time. */
async function waits(call: Call, example: Example, timeoutMs: number): Promise<Visited> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let answered = false;
    const visiting = call.ask(example).finally(() => {
      answered = true;
    });
    while (example.service.journal.find({ operation: call.operation }).length === 0) await setImmediate();
    vi.advanceTimersByTime(timeoutMs - 1);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    expect(answered).toBe(false);
    vi.advanceTimersByTime(1);
    return await visiting;
  } finally {
    vi.useRealTimers();
  }
}

describe('The authorization server of examples/express-as', () => {
  test.for(rows)('asked to %s, fails closed after %s', async ([, , call, failure], { example }) => {
    await fails(call, failure, example);
  });

  test.for(callsByName)(
    'asked to %s, waits as long as it should',
    async ([, call], { example, timeoutMs }) => {
      await fails(call, timeout, example, () => waits(call, example, timeoutMs));
    },
  );
});
