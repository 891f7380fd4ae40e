import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/service-lifetimes.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining(['The access token lives 86401 seconds, but accessTokenDuration is 86400.']),
  );
});
