import { facts } from '../../operation.js';

/** DELETE /client/delete/{clientId} */
export default facts('client_delete_api', {
  permission: 'create_client',
  refusal: 'none',
  done: { revokes: { client: 'path.last', accessToken: 'unseen', refreshToken: 'unseen' } },
});
