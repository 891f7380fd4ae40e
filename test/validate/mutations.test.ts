import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { allChecks } from '../../src/validate/checks/by-id.js';
import { Judge } from '../../src/validate/judge.js';
import { corpus, operationIds, withRequests } from './mutations/corpus.js';
import { flowMutators } from './mutations/flows/index.js';
import { expectedSurvivors, readLedger } from './mutations/ledger.js';
import { mutators } from './mutations/mutators/index.js';
import { recordingMutators } from './mutations/recording-mutators.js';
import { recordings } from './mutations/recordings.js';
import { attempt, judged, subjectsOf, type Trial } from './mutations/trial.js';
import { withoutSecrets } from './mutations/without-secrets.js';

const contract = loadContract();
const exchanges = await corpus();
const flows = await recordings();
const answers = subjectsOf(contract, exchanges);
const requests = subjectsOf(contract, withRequests(exchanges));
const ledger = readLedger();
const trials: Trial[] = [];

describe('valid exchanges', () => {
  it('are of every operation and every action of the contract', () => {
    const seen = (given: typeof answers) =>
      new Set(
        given.flatMap(({ operation: { operationId, success }, action = '-', exchange }) =>
          exchange.status === success ? [`${operationId} ${action}`] : [],
        ),
      );
    const all = operationIds.flatMap((id) => {
      const actions = contract.operations.get(id)?.actions ?? [];
      return actions.length === 0 ? [`${id} -`] : actions.map((action) => `${id} ${action}`);
    });
    expect(all.filter((one) => !seen(answers).has(one))).toEqual([]);
  });

  it('pass', () => {
    const judge = new Judge(contract);
    const failed = [...exchanges, ...withRequests(exchanges)]
      .map((exchange) => judge.judge(exchange).verdict)
      .filter(({ outcome, findings }) => outcome !== 'valid' || findings.length > 0);
    expect(
      failed.map(({ operationId, status, findings, unverifiable }) => ({
        operationId,
        status,
        findings,
        unverifiable,
      })),
    ).toEqual([]);
  });

  it('pass without their secrets, as a journal has them', async () => {
    expect(await judged(contract, exchanges.map(withoutSecrets))).toEqual([]);
    for (const flow of Object.values(flows))
      expect(await judged(contract, flow.map(withoutSecrets))).toEqual([]);
  });

  it.each(Object.entries(flows))('pass as the recording of a flow: %s', async (_, recording) => {
    expect(await judged(contract, recording)).toEqual([]);
  });
});

describe('an exchange with one thing broken is seen by the check that is meant to', () => {
  it.each(mutators)('$name', (mutator) => {
    const trial = attempt(contract, mutator, mutator.name.includes('request') ? requests : answers);
    trials.push(trial);
    expect(trial.tried).toBeGreaterThan(0);
    expect(trial.survivors).toEqual(expectedSurvivors(ledger, mutator.name));
    expect([...trial.caughtBy].sort()).toEqual([...mutator.caughtBy].sort());
  });

  it.each(recordingMutators)('$name', async ({ name, caughtBy, mutate }) => {
    const survivors: string[] = [];
    const seenBy = new Set<string>();
    let tried = 0;
    for (const { what, exchanges: recording } of mutate(flows)) {
      tried += 1;
      const found = (await judged(contract, recording)).map(({ check }) => check);
      const meant = caughtBy.filter((id) => found.includes(id));
      if (meant.length === 0) survivors.push(what);
      for (const id of meant) seenBy.add(id);
    }
    trials.push({ tried, survivors, caughtBy: seenBy });
    expect(tried).toBeGreaterThan(0);
    expect(survivors.sort()).toEqual(expectedSurvivors(ledger, name));
    expect([...seenBy].sort()).toEqual([...caughtBy].sort());
  });

  it('in at least 99 of 100 cases', () => {
    const tried = trials.reduce((sum, trial) => sum + trial.tried, 0);
    const survived = trials.reduce((sum, { survivors }) => sum + survivors.length, 0);
    console.log(`${tried} mutants, ${tried - survived} caught, ${survived} survive, each with a reason.`);
    expect(trials).toHaveLength(mutators.length + recordingMutators.length);
    expect(tried).toBeGreaterThan(20_000);
    expect((tried - survived) / tried).toBeGreaterThan(0.99);
  });
});

it('every check sees a mutant', () => {
  const all = [...mutators, ...recordingMutators, ...flowMutators];
  const meant = new Set(all.flatMap(({ caughtBy }) => caughtBy));
  expect(allChecks.map(({ id }) => id).filter((id) => !meant.has(id))).toEqual([]);
});

it('each row of the ledger has a reason and is of a mutation that is tried', () => {
  const names = new Set([...mutators, ...recordingMutators].map(({ name }) => name));
  for (const { mutation, reason, survivors } of ledger) {
    expect(names).toContain(mutation);
    expect(reason).toMatch(/\w+ \w+/);
    expect(Object.keys(survivors)).not.toEqual([]);
  }
});
