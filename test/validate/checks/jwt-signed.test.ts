import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/jwt-signed.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'The ID token is not signed (OpenID Connect Core, section 2).',
      'The JWT access token is not signed (RFC 9068, section 2.1).',
      'The JWT of the authorization response is not signed (JARM, section 2.2).',
      'The logout token is not signed (OpenID Connect Back-Channel Logout 1.0, section 2.4).',
    ]),
  );
});
