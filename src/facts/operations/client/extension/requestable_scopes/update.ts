import { facts } from '../../../../operation.js';

/** PUT /client/extension/requestable_scopes/update/{clientId} */
export const requestableScopesUpdate = facts('client_extension_requestables_scopes_update_api', {
  permission: 'modify_client',
  refusal: 'none',
});

/** POST /client/extension/requestable_scopes/update/{clientId} */
export const requestableScopesUpdateByPost = facts('client_extension_requestables_scopes_update_api_post', {
  permission: 'modify_client',
  refusal: 'none',
});
