import { beforeAll, describe, expect, it } from 'vitest';
import { startCheckedPlainAs } from '../../checked-plain-as.js';
import { startCheckedExample } from '../../example.js';
import { survivors, unrelated } from './expected.js';
import { Mutator } from './mutator.js';
import { type MutantResult, runMutants, targets } from './run.js';

describe('A check of servers whose responses a proxy changes', () => {
  const results: MutantResult[] = [];

  /** Breaks what a server obeys, except what was broken at another server already. */
  async function breakAll(start: (mutator: Mutator) => Promise<Parameters<typeof runMutants>[0]>) {
    const mutator = new Mutator();
    const server = await start(mutator);
    mutator.calls = server.authlete.calls;
    const done = new Set(results.map(({ id }) => id));
    for (const [pair, obligations] of targets()) {
      const left = obligations.filter(({ id }) => !done.has(id));
      if (left.length > 0) results.push(...(await runMutants(server, mutator, pair, left)));
    }
  }

  beforeAll(async () => {
    let close = async () => {};
    await breakAll(async (mutator) => {
      const example = await startCheckedExample(mutator.inFrontOf);
      close = () => example.close();
      return example;
    }).finally(() => close());
    // It has grants that the example does not have.
    await breakAll(async (mutator) => {
      const plain = await startCheckedPlainAs(mutator.inFrontOf);
      close = () => plain.close();
      return plain.with([]);
    }).finally(() => close());
  }, 300_000);

  it('finds each change by the obligation that it breaks', () => {
    const missed = results.filter(({ isCaught }) => !isCaught).map(({ id }) => id);
    expect(missed.sort()).toEqual(Object.keys(survivors).sort());
    expect(results.length).toBeGreaterThan(310);
    expect(missed.length / results.length).toBeLessThan(0.01);
  });

  it('finds nothing else', () => {
    expect(
      results
        .map((result) => ({ id: result.id, unrelated: unrelated(result) }))
        .filter((result) => result.unrelated.length > 0),
    ).toEqual([]);
  });
});
