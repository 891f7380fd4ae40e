import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/same-state.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'There is a value for state in responseContent, although there was none.',
      'There is no state in responseContent, although there was a value.',
      'state in responseContent differs from the value.',
    ]),
  );
});
