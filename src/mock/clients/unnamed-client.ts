import type { FoundClient } from '../../domain/found-client.js';
import type { Authorization } from '../../domain/grants.js';
import { Failure, refuse } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import type { MaybePromise } from '../state/store.js';
import { mustBeUnlocked } from './locked-client.js';

/** How to find the client that a presented value was issued to, and the result codes if that fails. */
export interface ClientFinder {
  readonly parameter: string;
  readonly absent: 'A048315' | 'A048318';
  readonly empty: 'A048316' | 'A048319';
  readonly unknown: 'A244310' | 'A244314';
  readonly clientGone: 'A244312' | 'A244313';
  readonly find: (service: Service, value: string) => MaybePromise<Authorization | undefined>;
}

/**
 * `missingClientIdAllowed`: resolves to the public client that the presented code or refresh token was issued to;
 * `undefined` if the service, the grant type or the client requires a client ID. Throws a `Failure`.
 */
export async function unnamedClient(
  { service, settings: { missingClientIdAllowed } }: ServiceContext,
  parameters: Parameters,
  clue: ClientFinder | undefined,
): Promise<FoundClient | undefined> {
  if (!missingClientIdAllowed || clue === undefined) return undefined;
  const value = parameters.get(clue.parameter);
  if (value === undefined) throw new Failure(clue.absent);
  if (value === '') throw new Failure(clue.empty);
  const authorization = await clue.find(service, value);
  if (authorization === undefined) throw new Failure(clue.unknown);
  const client = await service.find('client', String(authorization.clientId));
  if (client === undefined) throw new Failure(clue.clientGone);
  if (client.clientType === 'CONFIDENTIAL') return undefined;
  mustBeUnlocked(service, client, refuse('A048307', { client: client.clientId }));
  return { client, clientIdAliasUsed: authorization.clientIdAliasUsed };
}
