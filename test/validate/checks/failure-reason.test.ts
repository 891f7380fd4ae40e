import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/failure-reason.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'The client gets access_denied for the reason INVALID_TARGET.',
      'The client gets invalid_grant for the reason ACCESS_DENIED.',
      'The client gets invalid_request for the reason DENIED.',
      'The client gets invalid_scope for the reason DENIED.',
      'The client gets server_error for the reason DENIED.',
    ]),
  );
});
