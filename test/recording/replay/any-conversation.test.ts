import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject, parseJson } from '../../../src/json.js';
import type { JournalExchange as Seen } from '../../../src/mock/exchange.js';
import type { UnmaskedExchange } from '../../../src/recording/masker.js';
import { authorizing } from '../../mock/properties/sequences/authorizing.js';
import { deciding } from '../../mock/properties/sequences/deciding.js';
import type { Step } from '../../mock/properties/sequences/drawing.js';
import { Draws } from '../../mock/properties/sequences/model.js';
import { presenting } from '../../mock/properties/sequences/presenting.js';
import { redeeming } from '../../mock/properties/sequences/redeeming.js';
import { start, twoServices } from '../../mock/properties/sequences/two-services.js';
import { jwks } from '../../support/demo.js';
import { replaying } from '../../support/replay.js';
import { runs } from '../../support/runs.js';

const steps: Readonly<Record<string, Step>> = { ...authorizing, ...redeeming, ...deciding, ...presenting };
const numbers = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });
const sequence = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), numbers), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});

/** A conversation with two services of the mock. */
async function conversation(drawn: readonly [string, number[]][]): Promise<Seen[]> {
  const seen: Seen[] = [];
  const world = twoServices(new Set(), { onExchange: (exchange) => seen.push(exchange) });
  for (const [name, choices] of drawn) await steps[name]?.(world, new Draws(choices));
  return seen;
}

const onTheWire = ({ at, method, target, request, status, response }: Seen): Partial<UnmaskedExchange> => ({
  at,
  method,
  target,
  request: method === 'POST' ? JSON.stringify(request) : '',
  status,
  response: response === undefined ? '' : JSON.stringify(response),
});

/** Returns the request of an authorization server in the replay: recorded values are replaced by current ones. */
function translated(text: string, given: ReadonlyMap<string, string>): string {
  return [...given].reduce((done, [then, now]) => done.replaceAll(then, now), text);
}

/** Maps recorded values to those of the replay. */
function learn(then: unknown, now: unknown, given: Map<string, string>): void {
  if (typeof then === 'string' && typeof now === 'string') {
    const [inThen, inNow] = [parseJson(then), parseJson(now)];
    if (isObject(inThen)) learn(inThen, inNow, given);
    else {
      // A request_uri is percent-encoded in parameters, except its last part.
      const [before, after] = [then, now].map((text) => /[\w-]{8,}$/.exec(text)?.[0]);
      if (before !== undefined && after !== undefined && before !== after) given.set(before, after);
    }
  } else if (isObject(then) && isObject(now))
    for (const [name, member] of Object.entries(then)) learn(member, now[name], given);
}

it('replays any calls in any order as they were answered', async () => {
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async (drawn) => {
      const seen = await conversation(drawn);
      fc.pre(seen.length > 0);
      const ids = [...new Set(seen.map(({ target }) => Number(target.split('/')[2])))];
      // Generating keys per service is slow.
      const data = { services: ids.map((serviceId) => ({ serviceId, jwks })) };
      const { authlete } = replaying(seen.map(onTheWire), {
        fixtures: data,
        clock: { now: () => start + 1_000_000 },
      });
      const given = new Map<string, string>();
      for (const { method, target, request, status, response } of seen) {
        const answered = await authlete.fetch(`http://a.test${translated(target, given)}`, {
          method,
          headers: {
            authorization: `Bearer ${authlete.organizationToken}`,
            'content-type': 'application/json',
          },
          ...(method === 'POST' && { body: translated(JSON.stringify(request), given) }),
        });
        const text = await answered.text();
        const now = text === '' ? undefined : JSON.parse(text);
        const told = ({ action, resultCode }: Readonly<Record<string, unknown>>) => ({ action, resultCode });
        expect({ status: answered.status, ...told(now ?? {}) }, text).toEqual({
          status,
          ...told(Object(response)),
        });
        learn(response, now, given);
        calls += 1;
      }
    }),
    { seed: 4690, numRuns: runs(30), endOnFailure: true },
  );
  expect(calls).toBeGreaterThan(runs(500));
}, 60_000);
