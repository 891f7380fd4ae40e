import { facts } from '../../../operation.js';

/** DELETE /client/granted_scopes/delete/{clientId} */
export const grantedScopesDelete = facts('client_granted_scopes_delete_api', {
  permission: 'modify_client',
  refusal: 'none',
});

/** POST /client/granted_scopes/delete/{clientId} */
export const grantedScopesDeleteByPost = facts('client_granted_scopes_delete_api_post', {
  permission: 'modify_client',
  refusal: 'none',
});

/** DELETE /client/granted_scopes/delete/{clientId}/{subject} */
export const grantedScopesDeleteBySubject = facts('client_granted_scopes_delete_by_subject_api', {
  permission: 'modify_client',
  refusal: 'none',
});
