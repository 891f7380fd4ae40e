import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/message-members.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'responseContent must have access_token (RFC 6749, section 5.1).',
      'responseContent must have active (RFC 7662, section 2.2).',
      'responseContent must have auth_req_id (CIBA Core, section 7.3).',
      'responseContent must have device_code (RFC 8628, section 3.2).',
      'responseContent must have request_uri (RFC 9126, section 2.2).',
    ]),
  );
});
