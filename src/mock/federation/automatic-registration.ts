import type { ClientRecord } from '../../domain/records.js';
import { once } from '../clients/once.js';
import { Failure } from '../failure.js';
import { readJwt } from '../jose/read-jwt.js';
import type { Parameters } from '../oauth/parameters.js';
import { clientOfEntity, type FederationCall, saveParty } from './client.js';
import { isEntityId } from './entity-id.js';
import { Statements } from './fetch-statements.js';
import { registersAutomatically } from './gate.js';
import { chainIn, type Party, partyByChain, partyByConfiguration, unresolved } from './party.js';

/** A request in which a client identifies itself by its entity ID. */
export interface EntityLookup extends FederationCall {
  /** False for later requests of a flow, in which nothing is fetched. */
  readonly startsFlow?: boolean;
  /** The request, which may contain the trust chain of its client. */
  readonly parameters?: Parameters;
}

/** Resolves to the client registered under an entity ID. Renews its trust chain if it has expired. */
export async function knownEntity(lookup: EntityLookup, entityId: string): Promise<ClientRecord | undefined> {
  const { service, settings, startsFlow } = lookup;
  if (!settings.federationEnabled || !isEntityId(entityId)) return undefined;
  const client = await clientOfEntity(service, entityId);
  if (client === undefined || startsFlow === false || !hasExpired(client, service.clock.now())) return client;
  return once(service, entityId, () => register(lookup, entityId, client));
}

const hasExpired = ({ trustChain, trustChainExpiresAt }: ClientRecord, now: number): boolean =>
  trustChain !== undefined && trustChainExpiresAt <= now;

/** Registers an unknown entity (OpenID Federation 1.0, section 12.1). Throws a `Failure`. */
export async function newEntity(lookup: EntityLookup, entityId: string): Promise<ClientRecord | undefined> {
  const registers = registersAutomatically(lookup.settings) && lookup.startsFlow !== false;
  if (!registers || !isEntityId(entityId)) return undefined;
  return once(lookup.service, entityId, () => register(lookup, entityId, undefined));
}

async function register(
  lookup: EntityLookup,
  entityId: string,
  before: ClientRecord | undefined,
): Promise<ClientRecord> {
  const type = before?.explicitlyRegistered ? 'explicit' : 'automatic';
  return saveParty(lookup, await partyOfEntity(lookup, entityId, type), type, before);
}

async function partyOfEntity(
  { engine, service, settings, parameters }: EntityLookup,
  entityId: string,
  type: 'automatic' | 'explicit',
): Promise<Party> {
  const statements = new Statements(engine, service.clock.seconds());
  const trustChain = parameters && sentTrustChain(parameters);
  if (trustChain !== undefined) {
    const party = await partyByChain(statements, settings, trustChain, type);
    if (party.entityId === entityId) return party;
    throw unresolved({ anchored: true, problem: `the chain is not one of ${entityId}` });
  }
  const configuration = await statements.configuration(entityId);
  if (typeof configuration === 'string')
    throw new Failure('A320301', { error: 'invalid_client', message: { problem: configuration } });
  return partyByConfiguration(statements, settings, configuration.jwt, type);
}

/**
 * Returns the trust chain in the header of a request object or client assertion (OpenID Federation 1.0, section
 * 4.3).
 */
function sentTrustChain(parameters: Parameters): readonly string[] | undefined {
  const chains = ['request', 'client_assertion'].map((name) =>
    chainIn(readJwt(parameters.text(name) ?? '')?.header['trust_chain']),
  );
  return chains.find((chain) => chain !== undefined);
}
