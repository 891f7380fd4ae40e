import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/same-sub.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'sub in responseContent is not the subject.',
      'sub of the ID token is not the subject.',
    ]),
  );
});
