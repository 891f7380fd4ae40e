import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedExample, startCheckedExample } from './example.js';
import { unrelated } from './proof/mutants/expected.js';
import { Mutator } from './proof/mutants/mutator.js';
import { runMutants, targets } from './proof/mutants/run.js';

/** A sample. `npm run test:check` breaks every obligation. */
const pairs = [
  'auth_token_api INVALID_CLIENT',
  'auth_token_api OK',
  'auth_authorization_fail_api LOCATION',
  'auth_userinfo_api UNAUTHORIZED',
];

describe('A check of the example, whose responses a proxy changes', () => {
  const mutator = new Mutator();
  let example: CheckedExample;
  beforeAll(async () => {
    example = await startCheckedExample(mutator.inFrontOf);
    mutator.calls = example.authlete.calls;
  });
  afterAll(() => example.close());

  it.each(pairs)('finds each change of the response to %s, and nothing else', async (pair) => {
    const results = await runMutants(example, mutator, pair, targets().get(pair) ?? []);
    expect(results.length).toBeGreaterThan(1);
    expect(results.filter(({ isCaught }) => !isCaught).map(({ id }) => id)).toEqual([]);
    expect(results.flatMap(unrelated)).toEqual([]);
  });
});
