import { ApiError } from '../api-error.js';
import type { AnyCall } from '../operation.js';
import type { ApiResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import { managedClient } from './managed-client.js';

/** A call about the scopes that a subject granted to a client. */
export type GrantedScopesCall = Pick<AnyCall, 'engine' | 'caller'> & {
  readonly service: Service;
  readonly path: { readonly clientId: string };
};

/** Resolves to the client and subject that a call is about. Throws an `ApiError`. */
export async function grantingClient(
  { engine, caller, service, path }: GrantedScopesCall,
  subject: string | undefined,
  noSubject: ApiResultCode,
): Promise<{ readonly clientId: number; readonly subject: string }> {
  if (!engine.options.grantedScopes) throw new ApiError('A001223', { feature: 'granted scopes' });
  const { clientId } = await managedClient(engine, caller, service, path.clientId);
  if (!subject) throw new ApiError(noSubject);
  return { clientId, subject };
}
