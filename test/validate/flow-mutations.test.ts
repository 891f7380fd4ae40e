import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { flowMutators } from './mutations/flows/index.js';
import { allFlows } from './mutations/flows/more-flows.js';
import { expectedSurvivors, readLedger } from './mutations/ledger.js';
import { judged } from './mutations/trial.js';
import { withoutSecrets } from './mutations/without-secrets.js';

const contract = loadContract();
const flows = await allFlows();
const ledger = readLedger('flow-survivors.yaml');
const tally: { readonly operator: string; readonly tried: number; readonly survived: number }[] = [];

it.each(Object.entries(flows))('a valid flow passes: %s', async (_, recording) => {
  expect(await judged(contract, recording)).toEqual([]);
  expect(await judged(contract, recording.map(withoutSecrets))).toEqual([]);
});

describe('a flow with one thing broken is seen by the check that is meant to', () => {
  it.each(flowMutators)('$name', async ({ name, caughtBy, mutate }) => {
    const survivors: string[] = [];
    const seenBy = new Set<string>();
    let tried = 0;
    for (const { what, exchanges } of mutate(flows)) {
      tried += 1;
      const found = (await judged(contract, exchanges)).map(({ check }) => check);
      const meant = caughtBy.filter((id) => found.includes(id));
      if (meant.length === 0) survivors.push(what);
      for (const id of meant) seenBy.add(id);
    }
    tally.push({ operator: name, tried, survived: survivors.length });
    expect(survivors.sort()).toEqual(expectedSurvivors(ledger, name));
    expect([...seenBy].sort()).toEqual([...caughtBy].sort());
  });

  it('in at least 99 of 100 cases', () => {
    const sum = (of: 'tried' | 'survived') => tally.reduce((total, row) => total + row[of], 0);
    console.table([...tally, { operator: 'all', tried: sum('tried'), survived: sum('survived') }]);
    expect(tally).toHaveLength(flowMutators.length);
    expect(sum('tried')).toBeGreaterThan(800);
    expect(1 - sum('survived') / sum('tried')).toBeGreaterThan(0.99);
  });
});

it('each row of the ledger has a reason and is of an operator', () => {
  const names = flowMutators.map(({ name }) => name);
  for (const { mutation, reason, survivors } of ledger) {
    expect(names).toContain(mutation);
    expect(reason).toMatch(/\w+ \w+/);
    expect(Object.keys(survivors)).not.toEqual([]);
  }
});
