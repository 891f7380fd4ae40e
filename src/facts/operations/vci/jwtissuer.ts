import { facts } from '../../operation.js';

/** POST /vci/jwtissuer */
export default facts('vci_jwtissuer_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  repeatable: true,
  actions: { OK: { content: 'json' } },
});
