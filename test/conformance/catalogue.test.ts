import { describe, expect, it } from 'vitest';
import { catalogue, leftOut } from '../../src/conformance/catalogue/index.js';
import { countStates } from '../../src/conformance/operation-states.js';
import { loadContract } from '../../src/spec/contract.js';
import { goThrough, liveAuthlete, targetOf } from '../support/conformance.js';

describe('the catalogue', () => {
  it('has each operation of the contract, or says why it is left out', () => {
    const tried = new Set<string>(catalogue.map(({ operationId }) => operationId));
    const untried = Object.keys(leftOut);
    expect([...tried, ...untried].sort()).toEqual([...loadContract().operations.keys()].sort());
  });

  it('names each row of an operation', () => {
    const rows = catalogue.map(({ operationId, name }) => `${operationId}, ${name}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('says of each row why it changes nothing, or what it changes', () => {
    for (const { effect } of catalogue) expect(effect).toMatch(/^[A-Z].+\.$/);
  });

  it('makes the temporary client before it calls on behalf of it, and removes it at the end', () => {
    const last = catalogue.at(-2);
    expect(last).toMatchObject({ operationId: 'client_delete_api', writes: true, needs: ['client'] });
  });
});

describe('going through the catalogue of a mock', () => {
  it('leaves the service as it was, unless writing is allowed', async () => {
    const authlete = liveAuthlete();
    const world = await authlete.world();
    const before = await world.entries();
    const { run, summary } = await goThrough(targetOf(authlete));
    expect(countStates(run.states.operations())).toMatchObject({
      conforms: expect.any(Number),
      drifted: 0,
      unverified: 0,
    });
    expect(summary.outcomes).toEqual(expect.objectContaining({ violated: 0, unverifiable: 0 }));
    expect(summary.exchanges).toBeGreaterThan(50);
    expect(await world.entries()).toEqual(before);
  });

  it('reaches what every row is for, and leaves neither a client nor a token, if writing is allowed', async () => {
    const authlete = liveAuthlete();
    const world = await authlete.world();
    const before = new Set((await world.entries()).map((entry) => JSON.stringify(entry)));
    const { run, summary } = await goThrough(targetOf(authlete), { allowWrites: true });
    const missed = run.taken.filter(({ said }) => said.kind !== 'reached');
    expect(missed.filter(({ said }) => 'reason' in said && said.reason !== 'not implemented there')).toEqual(
      [],
    );
    expect(summary.outcomes).toEqual(expect.objectContaining({ violated: 0, unverifiable: 0 }));
    const left = (await world.entries()).filter((entry) => !before.has(JSON.stringify(entry)));
    // The result of a dry run, and the number of clients created so far, may differ.
    expect(left.map(({ collection }) => collection).sort()).toEqual(['counter', 'tokenBatch']);
    expect(run.left()).toEqual([]);
  });
});
