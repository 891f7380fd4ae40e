import { type GrantedScopesCall, grantingClient } from '../../../clients/granting-client.js';
import { operation, result } from '../../../operation.js';
import { findGrantedScopes } from '../../../tokens/granted-scopes.js';

const id = 'client_granted_scopes_get_api';

async function get(call: GrantedScopesCall, givenSubject: string | undefined) {
  const { clientId, subject } = await grantingClient(call, givenSubject, 'A139202');
  const granted = await findGrantedScopes(call.service, clientId, subject);
  const about = { serviceApiKey: call.service.id, clientId, subject };
  const message = { client: clientId, subject };
  if (granted === undefined) return result(id, 'A139001', about, { message });
  const { latest, merged, modifiedAt } = granted;
  const scopes = { latestGrantedScopes: [...latest], mergedGrantedScopes: [...merged] };
  return result(id, 'A139002', { ...about, ...scopes, modifiedAt }, { message });
}

/** GET /client/granted_scopes/get/{clientId} */
export const grantedScopesGet = operation(id, async (call) => get(call, call.query.subject));

/** POST /client/granted_scopes/get/{clientId} */
export const grantedScopesGetByPost = operation('client_granted_scopes_get_api_post', async (call) =>
  get(call, call.body.subject),
);

/** GET /client/granted_scopes/get/{clientId}/{subject} */
export const grantedScopesGetBySubject = operation('client_granted_scopes_get_by_subject_api', async (call) =>
  get(call, call.path.subject),
);
