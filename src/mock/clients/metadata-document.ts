import type { FoundClient } from '../../domain/found-client.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { Engine } from '../engine.js';
import { badRequest, type Failure, refuse } from '../failure.js';
import { knownEntity, newEntity } from '../federation/automatic-registration.js';
import { applyPolicy } from '../federation/metadata-policy/apply.js';
import type { FetchedDocument } from '../fetcher.js';
import { documentDefect, isLocation, locationDefect } from '../oauth/client-id-metadata-document.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { seconds } from '../state/clock.js';
import type { GivenClient } from './client-rules.js';
import { createClient, updateClient } from './create-client.js';
import { findClient } from './find-client.js';
import { once } from './once.js';
import { describedClient } from './registration/described-client.js';

/** What a call allows in addition to the service's settings. Omitted or false members have no effect. */
export interface CimdOptions {
  readonly alwaysRetrieved?: boolean | undefined;
  readonly httpPermitted?: boolean | undefined;
  readonly queryPermitted?: boolean | undefined;
}

/** The context in which a request names a client. */
export interface ClientLookup extends ServiceContext {
  readonly engine: Engine;
  readonly cimdOptions?: CimdOptions | undefined;
  /** Whether the request is the first of a flow. Nothing is fetched for later ones. */
  readonly startsFlow?: boolean;
  /** The request, which may contain the trust chain of its client. */
  readonly parameters?: Parameters;
}

/**
 * Resolves to the client that a request names by ID, alias, entity ID (OpenID Federation), or URL of a metadata
 * document (OAuth Client ID Metadata Document). Throws a `Failure` if the URL is unusable.
 */
export async function resolveClient(
  lookup: ClientLookup,
  identifier: string,
): Promise<FoundClient | undefined> {
  const found = await findClient(lookup.service, identifier);
  if (found !== undefined) return found;
  const known = await knownEntity(lookup, identifier);
  if (known !== undefined) return byEntityId(known);
  if (!lookup.settings.clientIdMetadataDocumentSupported || !isLocation(identifier)) {
    const registered = await newEntity(lookup, identifier);
    return registered && byEntityId(registered);
  }
  const client = lookup.startsFlow
    ? await discover(lookup, identifier)
    : await storedClient(lookup.service, identifier);
  return client && { client, clientIdAliasUsed: false, metadataDocumentUsed: true };
}

const byEntityId = (client: ClientRecord): FoundClient => ({
  client,
  clientIdAliasUsed: false,
  clientEntityIdUsed: true,
});

async function storedClient(service: Service, location: string): Promise<ClientRecord | undefined> {
  const stored = await service.find('clientDocument', location);
  return stored && service.find('client', String(stored.clientId));
}

/** Resolves to the client of a metadata document. Reuses the last fetched version while it is fresh (RFC 9111). */
async function discover(lookup: ClientLookup, location: string): Promise<ClientRecord> {
  const { service, settings, cimdOptions = {} } = lookup;
  const defect = locationDefect(location, {
    httpPermitted: cimdOptions.httpPermitted || settings.cimdHttpPermitted,
    queryPermitted: cimdOptions.queryPermitted || settings.cimdQueryPermitted,
    ...(settings.cimdAllowlistEnabled && { allowlist: settings.cimdAllowlist ?? [] }),
  });
  if (defect !== undefined)
    throw badRequest(
      'invalid_client',
      `The client ID ${location} is not acceptable: ${defect}.`,
      'A client ID without this defect, or settings of the service that allow it.',
      'OAuth Client ID Metadata Document',
    );
  const stored = await storedClient(service, location);
  const always = cimdOptions.alwaysRetrieved || settings.cimdAlwaysRetrieved;
  if (stored && !always && stored.metadataDocumentExpiresAt > service.clock.now()) return stored;
  return once(service, location, () => retrieve(lookup, location));
}

async function retrieve({ engine, service, settings }: ClientLookup, location: string) {
  const fetched = await engine.fetcher.get(location);
  if (!fetched.ok) {
    throw badRequest(
      'invalid_client',
      `The metadata document of the client could not be fetched: ${fetched.reason}.`,
      'A metadata document that the mock may fetch. Allow its URL with serve --allow-fetch.',
    );
  }
  const given = await documentedClient({ engine, settings }, fetched, location);
  const now = service.clock.now();
  const described: GivenClient = {
    ...given,
    clientSource: 'METADATA_DOCUMENT',
    discoveredByMetadataDocument: true,
    metadataDocumentLocation: location,
    metadataDocumentUpdatedAt: now,
    metadataDocumentExpiresAt: now + seconds(fetched.freshSeconds ?? 0),
  };
  const stored = await storedClient(service, location);
  const client = stored
    ? await updateClient(engine, service, stored, described)
    : await createClient(engine, service, described);
  await service.put('clientDocument', location, { clientId: client.clientId });
  return client;
}

/** Resolves to the client properties in a metadata document. Throws a `Failure`. */
async function documentedClient(
  { engine, settings }: Pick<ClientLookup, 'engine' | 'settings'>,
  { text }: FetchedDocument,
  location: string,
): Promise<GivenClient> {
  const document = parseJson(text);
  if (!isObject(document)) throw refuse('A505302', { uri: location, problem: 'it is not a JSON object' });
  const defect = documentDefect(document, location);
  if (defect !== undefined) throw badMetadata(location, defect);
  const metadata = { ...defaults, ...underPolicy(settings, document, location) };
  return describedClient(engine, settings, metadata, (problem) => badMetadata(location, problem));
}

/**
 * RFC 7591, section 2, except that clients have no secret (section 4.1 of the draft) and so default to no
 * authentication.
 */
const defaults: UnknownRecord = {
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

/** Applies `cimdMetadataPolicy`. */
function underPolicy(settings: ServiceRecord, document: UnknownRecord, location: string): UnknownRecord {
  if (!settings.cimdMetadataPolicyEnabled || !settings.cimdMetadataPolicy) return document;
  const policy = parseJson(settings.cimdMetadataPolicy);
  if (!isObject(policy)) throw badMetadata(location, 'the policy of the service is not a JSON object');
  const outcome = applyPolicy(policy, document);
  if (!outcome.ok) throw badMetadata(location, outcome.defect);
  return outcome.metadata;
}

const badMetadata = (location: string, problem: string): Failure =>
  badRequest(
    'invalid_client_metadata',
    `The metadata document ${location} is invalid: ${problem}.`,
    'A metadata document without this problem.',
    'OAuth Client ID Metadata Document',
  );
