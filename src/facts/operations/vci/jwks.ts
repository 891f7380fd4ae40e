import { facts } from '../../operation.js';

/** POST /vci/jwks */
export default facts('vci_jwks_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  repeatable: true,
  actions: { OK: { content: 'json' } },
});
