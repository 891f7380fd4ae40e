import { facts } from '../../operation.js';

/** POST /vci/metadata */
export default facts('vci_metadata_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  repeatable: true,
  actions: { OK: { content: 'json' } },
});
