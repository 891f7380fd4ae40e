import { facts } from '../../../operation.js';

/** POST /vci/single/parse */
export default facts('vci_single_parse_api', {
  permission: 'use_service',
  refusal: 'credential-error',
  actions: {
    OK: {
      content: 'none',
      members: ['info'],
      uses: { accessToken: 'request.accessToken' },
      issues: { credentialRequest: 'response.info.identifier' },
    },
  },
});
