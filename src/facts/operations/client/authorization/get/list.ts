import { facts } from '../../../../operation.js';

/** GET /client/authorization/get/list */
export const authorizationGetList = facts('client_authorization_get_list_api', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});

/** POST /client/authorization/get/list */
export const authorizationGetListByPost = facts('client_authorization_get_list_api_post', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});

/** GET /client/authorization/get/list/{subject} */
export const authorizationGetListBySubject = facts('client_authorization_get_list_by_subject_api', {
  permission: 'modify_client',
  refusal: 'none',
  repeatable: true,
});
