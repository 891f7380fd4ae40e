import { facts } from '../../../operation.js';

/** DELETE /client/authorization/delete/{clientId} */
export const authorizationDelete = facts('client_authorization_delete_api', {
  permission: 'modify_client',
  refusal: 'none',
  done: { revokes: { accessToken: 'unseen', refreshToken: 'unseen' } },
});

/** POST /client/authorization/delete/{clientId} */
export const authorizationDeleteByPost = facts('client_authorization_delete_api_post', {
  permission: 'modify_client',
  refusal: 'none',
  done: { revokes: { accessToken: 'unseen', refreshToken: 'unseen' } },
});

/** DELETE /client/authorization/delete/{clientId}/{subject} */
export const authorizationDeleteBySubject = facts('client_authorization_delete_by_subject_api', {
  permission: 'modify_client',
  refusal: 'none',
  done: { revokes: { accessToken: 'unseen', refreshToken: 'unseen' } },
});
