import { facts } from '../../../../operation.js';

/** DELETE /client/extension/requestable_scopes/delete/{clientId} */
export default facts('client_extension_requestables_scopes_delete_api', {
  permission: 'modify_client',
  refusal: 'none',
});
