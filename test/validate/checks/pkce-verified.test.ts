import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/pkce-verified.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'The code is accepted with a code_verifier that does not fit the request.',
      'The code is accepted without a code_verifier, although there was a code_challenge.',
    ]),
  );
});
