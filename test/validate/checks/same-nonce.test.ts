import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/same-nonce.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'There is no nonce of the ID token, although there was a value.',
      'nonce of the ID token differs from the value.',
    ]),
  );
});
