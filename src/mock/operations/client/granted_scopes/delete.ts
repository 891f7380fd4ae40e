import { type GrantedScopesCall, grantingClient } from '../../../clients/granting-client.js';
import { operation, result } from '../../../operation.js';
import { forgetGrantedScopes } from '../../../tokens/granted-scopes.js';

const id = 'client_granted_scopes_delete_api';

/** Deletes the scopes that a subject granted to a client. Its tokens remain valid. */
async function forget(call: GrantedScopesCall, givenSubject: string | undefined) {
  const { clientId, subject } = await grantingClient(call, givenSubject, 'A140202');
  const known = await forgetGrantedScopes(call.service, clientId, subject);
  return result(id, known ? 'A140002' : 'A140001', {}, { message: { client: clientId, subject } });
}

/** DELETE /client/granted_scopes/delete/{clientId} */
export const grantedScopesDelete = operation(id, async (call) => forget(call, call.query.subject));

/** POST /client/granted_scopes/delete/{clientId} */
export const grantedScopesDeleteByPost = operation('client_granted_scopes_delete_api_post', async (call) =>
  forget(call, call.body.subject),
);

/** DELETE /client/granted_scopes/delete/{clientId}/{subject} */
export const grantedScopesDeleteBySubject = operation(
  'client_granted_scopes_delete_by_subject_api',
  async (call) => forget(call, call.path.subject),
);
