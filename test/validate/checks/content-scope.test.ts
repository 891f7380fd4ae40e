import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/content-scope.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining(['scope in responseContent does not match scopes.']),
  );
});
