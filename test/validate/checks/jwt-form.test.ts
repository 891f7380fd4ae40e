import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/jwt-form.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'The ID token has no alg.',
      'The ID token has no signature.',
      'The ID token is not a JWT.',
      'The JWT access token has no alg.',
      'The JWT access token has no signature.',
    ]),
  );
});
