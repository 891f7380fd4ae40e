import type { ClientRecord } from '../../domain/records.js';
import type { UnknownRecord } from '../../json.js';
import type { GivenClient } from '../clients/client-rules.js';
import { createClient, replaceClient, updateClient } from '../clients/create-client.js';
import { describedClient } from '../clients/registration/described-client.js';
import { wronglyTyped } from '../clients/registration/read-metadata.js';
import type { Engine } from '../engine.js';
import { refuse } from '../failure.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { seconds } from '../state/clock.js';
import { badMetadata, type Party, type RegistrationType } from './party.js';

/** The service that a client is registered with. */
export interface FederationCall extends ServiceContext {
  readonly engine: Engine;
}

/** Resolves to the client of an entity; `undefined` if it was never registered or has been deleted. */
export async function clientOfEntity(service: Service, entityId: string): Promise<ClientRecord | undefined> {
  const known = await service.find('clientEntity', entityId);
  return known && service.find('client', String(known.clientId));
}

/** Creates or replaces the client of a party. Throws a `Failure`. */
export async function saveParty(
  { engine, service, settings }: FederationCall,
  party: Party,
  type: RegistrationType,
  before: ClientRecord | undefined,
): Promise<ClientRecord> {
  const given = {
    ...(await described({ engine, settings }, party, type)),
    ...origins[type],
    ...trustOf(service, party),
  };
  if (before === undefined) return createClient(engine, service, given);
  const updated = await updateClient(engine, service, before, given);
  return replaceClient(service, updated, { clientSource: origins[type].clientSource });
}

const origins = {
  automatic: { automaticallyRegistered: true, clientSource: 'AUTOMATIC_REGISTRATION' },
  explicit: { explicitlyRegistered: true, clientSource: 'EXPLICIT_REGISTRATION' },
} as const satisfies Readonly<Record<RegistrationType, GivenClient>>;

/** OpenID Connect Registration, section 2, except that clients without a secret use their keys. */
const defaults: Readonly<Record<RegistrationType, UnknownRecord>> = {
  automatic: { token_endpoint_auth_method: 'private_key_jwt' },
  explicit: { token_endpoint_auth_method: 'client_secret_basic' },
};

/** OpenID Federation 1.0, section 12.1: the methods that authenticate a client without a secret. */
const provable = ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'];

async function described(
  { engine, settings }: Pick<FederationCall, 'engine' | 'settings'>,
  { metadata }: Party,
  type: RegistrationType,
): Promise<GivenClient> {
  const name = wronglyTyped(metadata);
  if (name !== undefined) throw refuse('A320306', { problem: `${name} has another JSON type` });
  const standard = { grant_types: ['authorization_code'], response_types: ['code'], ...defaults[type] };
  const client = await describedClient(engine, settings, { ...standard, ...metadata }, badMetadata);
  if (type === 'automatic' && !provable.includes(client.tokenAuthMethod ?? ''))
    throw badMetadata('its token_endpoint_auth_method needs a secret, or proves nothing');
  return client;
}

const trustOf = (service: Service, party: Party): GivenClient => ({
  entityId: party.entityId,
  trustAnchorId: party.anchorId,
  trustChain: [...party.chain],
  trustChainExpiresAt: seconds(party.expiresAt),
  trustChainUpdatedAt: service.clock.now(),
});
