import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/discovery-members.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'The discovery document must have authorization_endpoint.',
      'The discovery document must have id_token_signing_alg_values_supported.',
      'The discovery document must have issuer.',
      'The discovery document must have jwks_uri.',
      'The discovery document must have response_types_supported.',
    ]),
  );
});
