import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/introspection-state.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'existent contradicts the action OK with A056001.',
      'usable contradicts the action OK with A056001.',
      'usable contradicts the action UNAUTHORIZED with A065301.',
    ]),
  );
});
