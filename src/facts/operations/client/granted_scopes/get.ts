import { facts } from '../../../operation.js';

/** GET /client/granted_scopes/get/{clientId} */
export const grantedScopesGet = facts('client_granted_scopes_get_api', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});

/** POST /client/granted_scopes/get/{clientId} */
export const grantedScopesGetByPost = facts('client_granted_scopes_get_api_post', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});

/** GET /client/granted_scopes/get/{clientId}/{subject} */
export const grantedScopesGetBySubject = facts('client_granted_scopes_get_by_subject_api', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});
