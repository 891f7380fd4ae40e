import { rows } from './row.js';

/**
 * The published result codes of operations that the mock does not know yet. Where none is published for an
 * action, it is A000000.
 */
export const upcoming = {
  ...rows(
    { federation_configuration_api: 'INTERNAL_SERVER_ERROR' },
    {
      A316201: ['server_error', 'The service has no JWK Set to sign its entity configuration with.', 'live'],
    },
  ),
  ...rows(
    { federation_registration_api: 'BAD_REQUEST' },
    {
      A320301: [
        'invalid_trust_chain',
        'The trust chain does not lead to a trust anchor of the service.',
        'live',
      ],
      A327605: ['invalid_request', 'The entity ID is registered already.', 'live'],
      A345302: ['invalid_request', 'The entity configuration cannot be read.', 'live'],
    },
  ),
};
