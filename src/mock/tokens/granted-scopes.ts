import type { Authorization, GrantedScopes } from '../../domain/grants.js';
import { dynamicScopes } from '../oauth/scope.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import type { MaybePromise } from '../state/store.js';

/** The key of the scopes that a subject granted to a client. */
const keyOf = (clientId: number, subject: string): string => `${clientId}/${subject}`;

/** Stores the scopes that a subject grants. Values of parameterized scopes are not stored. */
export async function recordGrantedScopes(
  { service, settings }: ServiceContext,
  { clientId, subject, scopes }: Pick<Authorization, 'clientId' | 'subject' | 'scopes'>,
): Promise<void> {
  if (subject === undefined) return;
  const dynamic = dynamicScopes(scopes, settings).map(({ value }) => value);
  const latest = scopes.filter((scope) => !dynamic.includes(scope)).sort();
  const key = keyOf(clientId, subject);
  const modifiedAt = service.clock.now();
  for (;;) {
    const known = await service.entry('grantedScopes', key);
    const merged = [...new Set([...(known?.value.merged ?? []), ...latest])].sort();
    if (await service.replace('grantedScopes', key, known, { latest, merged, modifiedAt })) return;
  }
}

export const findGrantedScopes = (
  service: Service,
  clientId: number,
  subject: string,
): MaybePromise<GrantedScopes | undefined> => service.find('grantedScopes', keyOf(clientId, subject));

/** Resolves to whether there were any granted scopes to delete. */
export const forgetGrantedScopes = (
  service: Service,
  clientId: number,
  subject: string,
): MaybePromise<boolean> => service.delete('grantedScopes', keyOf(clientId, subject));
