import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/not-after-expiry.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual([
    'The access token is accepted 1000000000 seconds after it was issued for 86400 seconds.',
  ]);
});
