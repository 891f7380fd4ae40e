import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/scopes-not-widened.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'scope in responseContent has admin, which was not granted.',
      'scopes has admin, which was not granted.',
    ]),
  );
});
