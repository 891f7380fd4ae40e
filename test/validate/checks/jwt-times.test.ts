import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/jwt-times.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'exp of the ID token is a duration, not the seconds since 1970.',
      'exp of the ID token is in milliseconds, not in seconds.',
      'exp of the ID token is not later than iat.',
      'iat of the ID token is later than the end of the access token.',
    ]),
  );
});
