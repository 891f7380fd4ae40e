import { facts } from '../../operation.js';

/** POST /vci/nonce */
export default facts('vci_nonce_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  actions: { OK: { content: 'json', members: ['cnonce'] } },
});
