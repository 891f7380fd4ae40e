import { ApiError } from '../../../api-error.js';
import { managedClient } from '../../../clients/managed-client.js';
import { type AnyCall, operation, result } from '../../../operation.js';
import type { Service } from '../../../service.js';
import { forgetGrantedScopes } from '../../../tokens/granted-scopes.js';
import { deleteTokens } from '../../../tokens/token-records.js';

type Request = Pick<AnyCall, 'engine' | 'caller'> & { readonly service: Service };

/** Deletes the tokens of a subject for a client. A quirk decides whether the granted scopes are deleted too. */
async function deletion({ engine, caller, service }: Request, clientId: string, subject: string | undefined) {
  const client = await managedClient(engine, caller, service, clientId);
  if (!subject) throw new ApiError('A137202');
  const count = await deleteTokens(service, { clientId: client.clientId, subject });
  if (service.quirks.authorizationDeletion === 'tokens-and-granted-scopes') {
    await forgetGrantedScopes(service, client.clientId, subject);
  }
  const message = { client: client.clientId, count };
  return result('client_authorization_delete_api', 'A137001', {}, { message });
}

/** DELETE /client/authorization/delete/{clientId} */
export const authorizationDelete = operation('client_authorization_delete_api', async (call) =>
  deletion(call, call.path.clientId, call.query.subject),
);

/** POST /client/authorization/delete/{clientId} */
export const authorizationDeleteByPost = operation('client_authorization_delete_api_post', async (call) =>
  deletion(call, call.path.clientId, call.body.subject),
);

/** DELETE /client/authorization/delete/{clientId}/{subject} */
export const authorizationDeleteBySubject = operation(
  'client_authorization_delete_by_subject_api',
  async (call) => deletion(call, call.path.clientId, call.path.subject),
);
