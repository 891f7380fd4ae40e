import { facts } from '../../../operation.js';

/** POST /vci/deferred/parse */
export default facts('vci_deferred_parse_api', {
  permission: 'use_service',
  refusal: 'credential-error',
  actions: {
    OK: {
      content: 'none',
      members: ['info'],
      uses: { accessToken: 'request.accessToken', credentialRequest: 'response.info.identifier' },
    },
  },
});
