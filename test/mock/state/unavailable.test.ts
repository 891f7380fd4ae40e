import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore, type Store, StoreUnavailableError } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { codeFor, redeem } from '../../support/flow.js';
import { violations } from '../../support/observe.js';

/** When a call of a failing store fails: before the store did anything, or after it, so that only its answer is lost. */
type When = 'before' | 'after';

/** A store in memory of which one call fails, counted from `failAt`. */
function failing() {
  const store = memoryStore();
  const plan = { callsLeft: Number.POSITIVE_INFINITY, when: 'before' as When, calls: 0 };
  const through =
    <Given extends unknown[], Result>(method: (...given: Given) => Result) =>
    (...given: Given): Result => {
      plan.calls += 1;
      plan.callsLeft -= 1;
      const result = plan.callsLeft === -1 && plan.when === 'before' ? undefined : method(...given);
      if (plan.callsLeft === -1) throw new StoreUnavailableError('Failed to reach the store.');
      return result as Result;
    };
  const made: Store = {
    ...store,
    get: through(store.get),
    write: through(store.write),
    list: through(store.list),
    count: through(store.count),
    sweep: through(store.sweep),
  };
  return { store: made, plan };
}

async function world() {
  const { store, plan } = failing();
  const problems: unknown[] = [];
  const authlete = testAuthlete({
    fixtures: demoWith(),
    store,
    onProblem: (problem, where) => problems.push([where, problem]),
  });
  await (await authlete.world()).snapshot();
  return { authlete, plan, problems, code: await codeFor(authlete) };
}

/** The contract does not list 503, because operations do not give it. */
afterEach(() => {
  for (const violation of violations.splice(0)) expect(violation).toContain('has no response 503');
});

/** How many calls of the store the redemption of a code takes. */
async function callsOfRedemption(): Promise<number> {
  const { authlete, plan, code } = await world();
  plan.calls = 0;
  await redeem(authlete, code);
  return plan.calls;
}

describe('A store that fails once in the redemption of a code', () => {
  for (const when of ['before', 'after'] as const) {
    it(`${when} it acts: the call is answered 503, and the code gives one token at most`, async () => {
      const calls = await callsOfRedemption();
      for (let at = 0; at < calls; at += 1) {
        const { authlete, plan, problems, code } = await world();
        Object.assign(plan, { callsLeft: at, when });
        const refused = await redeem(authlete, code);
        expect(refused).toEqual({
          resultCode: 'A001101',
          resultMessage: '[A001101] /auth/token, The mock failed while it processed the request.',
        });
        expect(problems).toEqual([['POST /auth/token', expect.any(StoreUnavailableError)]]);
        const again = await redeem(authlete, code);
        const third = await redeem(authlete, code);
        expect([again.action, third.action]).not.toEqual(['OK', 'OK']);
        // What was not acknowledged may have happened, and what the store never did has not.
        if (when === 'before') expect(again.action).toBe('OK');
      }
    });
  }

  it('is reported once for each outage', async () => {
    const { authlete, plan, problems } = await world();
    for (const outage of [1, 2]) {
      for (let call = 0; call < 3; call += 1) {
        plan.callsLeft = 0;
        expect((await authlete.call('auth_introspection_api', { token: 'x' })).status).toBe(503);
      }
      expect(problems).toHaveLength(outage);
      expect((await authlete.call('auth_introspection_api', { token: 'x' })).status).toBe(200);
    }
  });
});
