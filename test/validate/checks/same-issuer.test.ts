import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/same-issuer.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'The authorization response has no iss, although the service does not suppress it.',
      'iss in responseContent differs from the value.',
      'iss of the ID token differs from the value.',
      'issuer differs from the value.',
    ]),
  );
});
