import type { ClientRecord } from '../../domain/records.js';
import { parseJson } from '../../json.js';
import { standardMetadata } from '../clients/registration/client-information.js';
import { badRequest, Failure } from '../failure.js';
import type { SigningKey } from '../jose/keys.js';
import { clientOfEntity, type FederationCall, saveParty } from './client.js';
import { Statements } from './fetch-statements.js';
import { chainIn, type Party, partyByChain, partyByConfiguration } from './party.js';
import { signStatement } from './signing.js';

interface Presented {
  readonly entityConfiguration?: string | undefined;
  readonly trustChain?: string | undefined;
}

/** Resolves to the party that a request registers (OpenID Federation 1.0, section 12.2.1). Throws a `Failure`. */
export async function presentedParty(
  { engine, service, settings }: FederationCall,
  { entityConfiguration, trustChain }: Presented,
): Promise<Party> {
  if (Boolean(entityConfiguration) === Boolean(trustChain))
    throw invalidRequest(
      'The request must have either an entity configuration or a trust chain.',
      'One of entityConfiguration and trustChain.',
    );
  const statements = new Statements(engine, service.clock.seconds());
  if (entityConfiguration) return partyByConfiguration(statements, settings, entityConfiguration, 'explicit');
  const chain = chainIn(parseJson(trustChain ?? ''));
  if (chain === undefined)
    throw invalidRequest(
      'The trust chain is not a JSON array of JWTs.',
      'A JSON array of JWTs as trustChain.',
    );
  return partyByChain(statements, settings, chain, 'explicit');
}

/** Registers the party (OpenID Federation 1.0, section 12.2.2). Throws a `Failure`. */
export async function registerExplicitly(call: FederationCall, party: Party): Promise<ClientRecord> {
  const { service } = call;
  const before = await clientOfEntity(service, party.entityId);
  const isUsed = (await service.find('clientEntity', party.entityId)) !== undefined;
  const isRenewed = before?.automaticallyRegistered || isExpired(before, service.clock.now());
  // An entity identifier stays in use after its client is deleted.
  if (isUsed && !isRenewed) throw new Failure('A327605');
  return saveParty(call, party, 'explicit', before);
}

const isExpired = (client: ClientRecord | undefined, now: number): boolean =>
  client?.explicitlyRegistered === true && client.trustChainExpiresAt <= now;

/** Resolves to the statement about the registered client (OpenID Federation 1.0, section 12.2.3). */
export function registrationStatement(
  { service }: FederationCall,
  { issuer, key }: { readonly issuer: string; readonly key: SigningKey },
  { entityId, anchorId, superior, expiresAt }: Party,
  client: ClientRecord,
): Promise<string> {
  const withSecret = client.tokenAuthMethod?.startsWith('CLIENT_SECRET') === true;
  const metadata = {
    ...standardMetadata(client),
    client_id: String(client.clientId),
    ...(withSecret && { client_secret: client.clientSecret, client_secret_expires_at: 0 }),
  };
  return signStatement(key, {
    iss: issuer,
    sub: entityId,
    aud: entityId,
    iat: service.clock.seconds(),
    exp: expiresAt,
    trust_anchor: anchorId,
    authority_hints: [superior],
    metadata: { openid_relying_party: metadata },
  });
}

const invalidRequest = (outcome: string, needed: string): Failure =>
  badRequest('invalid_request', outcome, needed, 'OpenID Federation 1.0, section 12.2');
