import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/message-types.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'active in responseContent must be a boolean (RFC 7662, section 2.2).',
      'client_id in responseContent must be a string (RFC 7662, section 2.2).',
      'exp in responseContent must be a number (RFC 7662, section 2.2).',
      'expires_in in responseContent must be a number (CIBA Core, section 7.3).',
      'interval in responseContent must be a number (CIBA Core, section 7.3).',
    ]),
  );
});
