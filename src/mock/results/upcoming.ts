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
  ...rows({ hsk_create_api: 'SUCCESS' }, { A266001: [undefined, 'The key is made.'] }),
  ...rows(
    { hsk_create_api: 'INVALID_REQUEST' },
    { A266201: [undefined, 'The service does not use an HSM.'] },
  ),
  ...rows({ hsk_create_api: 'SERVER_ERROR' }, { A267101: [undefined, 'The HSM did not make the key.'] }),
  ...rows({ hsk_get_api: 'SUCCESS' }, { A268001: [undefined, 'The key is found.'] }),
  ...rows({ hsk_get_api: 'SERVER_ERROR' }, { A268101: [undefined, 'The key cannot be looked up.'] }),
  ...rows({ hsk_get_api: 'INVALID_REQUEST' }, { A268201: [undefined, 'The service does not use an HSM.'] }),
  ...rows({ hsk_get_api: 'NOT_FOUND' }, { A268202: [undefined, 'No key has the handle.'] }),
  ...rows({ hsk_get_list_api: 'SUCCESS' }, { A269001: [undefined, 'The keys are found.'] }),
  ...rows({ hsk_get_list_api: 'SERVER_ERROR' }, { A269101: [undefined, 'The keys cannot be looked up.'] }),
  ...rows(
    { hsk_get_list_api: 'INVALID_REQUEST' },
    { A269201: [undefined, 'The service does not use an HSM.'] },
  ),
  ...rows({ hsk_delete_api: 'SUCCESS' }, { A270001: [undefined, 'The key is deleted.'] }),
  ...rows({ hsk_delete_api: 'SERVER_ERROR' }, { A270101: [undefined, 'The key cannot be looked up.'] }),
  ...rows(
    { hsk_delete_api: 'INVALID_REQUEST' },
    { A270201: [undefined, 'The service does not use an HSM.'] },
  ),
  ...rows({ hsk_delete_api: 'NOT_FOUND' }, { A270202: [undefined, 'No key has the handle.'] }),
};
