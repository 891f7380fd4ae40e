import type { TokenRecord } from '../../domain/grants.js';
import type { Service } from '../service.js';
import type { Index } from '../state/entities.js';
import type { VersionedValue } from '../state/service-state.js';

/** The record of a token as it was read, so that it can be replaced unless it has changed since. */
export type FoundToken = VersionedValue<TokenRecord>;

/** Selects the tokens of a client, of a subject, of both, or all tokens of a service. */
export interface TokenSelection {
  readonly clientId?: number | undefined;
  readonly subject?: string | undefined;
}

/** Returns the index entries of a record: index and owner. A subject's tokens are grouped by client. */
export function ownersOf({ clientId, subject, grantId, sessionId }: TokenRecord): [Index, string][] {
  const owners: [Index, string][] = [['tokensOfClient', String(clientId)]];
  if (subject !== undefined) owners.push(['tokensOfSubject', `${encodeURIComponent(subject)}/${clientId}`]);
  if (grantId !== undefined) owners.push(['tokensOfGrant', grantId]);
  if (sessionId !== undefined) owners.push(['tokensOfSession', encodeURIComponent(sessionId)]);
  return owners;
}

/** Returns the index that lists a selection; `undefined` if it selects all tokens of the service. */
function listing({ clientId, subject }: TokenSelection): [Index, string] | undefined {
  if (subject !== undefined) {
    const owner = encodeURIComponent(subject);
    return ['tokensOfSubject', clientId === undefined ? owner : `${owner}/${clientId}`];
  }
  return clientId === undefined ? undefined : ['tokensOfClient', String(clientId)];
}

/** Resolves to a range of the selected tokens, oldest first; those of a subject are grouped by client. */
export async function tokensOf(
  service: Service,
  selection: TokenSelection,
  range: { start?: number; end?: number } = {},
): Promise<readonly FoundToken[]> {
  const listed = listing(selection);
  if (listed === undefined) return service.listEntries('token', range);
  return foundTokens(service, await service.linked(...listed, range));
}

/** Resolves to the tokens in an index, such as those of a grant or a session. */
export const tokensUnder = async (service: Service, index: Index, owner: string): Promise<FoundToken[]> =>
  foundTokens(service, await service.linked(index, owner));

export function countTokens(service: Service, selection: TokenSelection): Promise<number> {
  const listed = listing(selection);
  return listed === undefined ? service.count('token') : service.countLinked(...listed);
}

/** Resolves to the IDs of the clients that have tokens of a subject. Reads one token per client. */
export async function clientIdsOf(service: Service, subject: string): Promise<number[]> {
  const ids: number[] = [];
  for (let start = 0; ; ) {
    const [first] = await tokensOf(service, { subject }, { start, end: start + 1 });
    if (first === undefined) return ids;
    const { clientId } = first.value;
    ids.push(clientId);
    start += await countTokens(service, { subject, clientId });
  }
}

async function foundTokens(service: Service, tokenIds: readonly string[]): Promise<FoundToken[]> {
  const found = await Promise.all(tokenIds.map((tokenId) => service.entry('token', tokenId)));
  return found.flatMap((token) => token ?? []);
}
