import { facts } from '../../../../operation.js';

/** GET /client/extension/requestable_scopes/get/{clientId} */
export default facts('client_extension_requestables_scopes_get_api', {
  permission: 'modify_client',
  refusal: 'none',
});
