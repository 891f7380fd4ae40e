import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/id-token-hashes.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'The ID token has no at_hash, although access_token is in the same response (OpenID Connect Core, section 3.3.2.11).',
      'The ID token has no c_hash, although code is in the same response (OpenID Connect Core, section 3.3.2.11).',
      'at_hash of the ID token is not the hash of access_token in the same response (OpenID Connect Core, section 3.3.2.11).',
      'c_hash of the ID token is not the hash of code in the same response (OpenID Connect Core, section 3.3.2.11).',
      's_hash of the ID token is not the hash of state in the same response (FAPI 1.0 Advanced, section 5.2.2.1).',
    ]),
  );
});
