import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import { Failure, refuse } from '../failure.js';
import type { FetchedDocument } from '../fetcher.js';
import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';
import { documentDefect, isLocation, locationDefect } from '../oauth/client-id-metadata-document.js';
import { applyPolicy } from '../oauth/metadata-policy.js';
import { fill } from '../results/fill.js';
import { apiResults, results } from '../results/index.js';
import type { Service } from '../service.js';
import { seconds } from '../state/clock.js';
import type { ClientRecord, ServiceRecord } from '../state/records.js';
import { mustKeepClientRules } from './client-rules.js';
import { createClient, type GivenClient, updateClient } from './create-client.js';
import { type FoundClient, findClient } from './find-client.js';
import { mustBeConsistent, propertiesOf } from './registration/read-metadata.js';

/** What a call permits beside what the service does; what is not true changes nothing. */
export interface CimdOptions {
  readonly alwaysRetrieved?: boolean | undefined;
  readonly httpPermitted?: boolean | undefined;
  readonly queryPermitted?: boolean | undefined;
}

/** Where a request names a client. */
export interface ClientLookup {
  readonly engine: Engine;
  readonly service: Service;
  readonly settings: ServiceRecord;
  readonly cimdOptions?: CimdOptions | undefined;
  /** Whether the request is the first one of a flow: in those after it nothing is fetched. */
  readonly startsFlow?: boolean;
}

/**
 * Looks a client up as a request names it: by its ID, by its alias, or by the URL of a document that describes
 * it (OAuth Client ID Metadata Document). Throws a `Failure` if there is such a URL and no use in it.
 */
export async function resolveClient(
  lookup: ClientLookup,
  identifier: string,
): Promise<FoundClient | undefined> {
  const found = await findClient(lookup.service, identifier);
  const isUrl = lookup.settings.clientIdMetadataDocumentSupported && isLocation(identifier);
  if (found !== undefined || !isUrl) return found;
  const client = lookup.startsFlow
    ? await discover(lookup, identifier)
    : await storedClient(lookup.service, identifier);
  return client && { client, clientIdAliasUsed: false, metadataDocumentUsed: true };
}

async function storedClient(service: Service, location: string): Promise<ClientRecord | undefined> {
  const stored = await service.find('clientDocument', location);
  return stored && service.find('client', String(stored.clientId));
}

/** The client of a document: as it was when it was fetched last, as long as that is fresh (RFC 9111). */
async function discover(lookup: ClientLookup, location: string): Promise<ClientRecord> {
  const { service, settings, cimdOptions = {} } = lookup;
  const defect = locationDefect(location, {
    httpPermitted: cimdOptions.httpPermitted || settings.cimdHttpPermitted,
    queryPermitted: cimdOptions.queryPermitted || settings.cimdQueryPermitted,
    ...(settings.cimdAllowlistEnabled && { allowlist: settings.cimdAllowlist ?? [] }),
  });
  if (defect !== undefined)
    throw unusable('invalid_client', `The client ID ${location} is refused: ${defect}.`);
  const stored = await storedClient(service, location);
  const always = cimdOptions.alwaysRetrieved || settings.cimdAlwaysRetrieved;
  if (stored && !always && stored.metadataDocumentExpiresAt > service.clock.now()) return stored;
  return once(service, location, () => retrieve(lookup, location));
}

const underWay = new WeakMap<Service, Map<string, Promise<ClientRecord>>>();

/** Requests at the same time share one retrieval, so that they do not make two clients of one document. */
function once(service: Service, location: string, retrieval: () => Promise<ClientRecord>) {
  const retrievals = underWay.get(service) ?? new Map<string, Promise<ClientRecord>>();
  underWay.set(service, retrievals);
  const running = retrievals.get(location);
  if (running !== undefined) return running;
  const started = retrieval().finally(() => retrievals.delete(location));
  retrievals.set(location, started);
  return started;
}

async function retrieve({ engine, service, settings }: ClientLookup, location: string) {
  const fetched = await engine.fetcher.get(location);
  if (!fetched.ok) {
    throw unusable(
      'invalid_client',
      `The metadata document of the client was not fetched: ${fetched.reason}.`,
    );
  }
  const given = describedClient(settings, fetched, location);
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

/** The properties of the client that a document describes. Throws a `Failure`. */
function describedClient(settings: ServiceRecord, { text }: FetchedDocument, location: string): GivenClient {
  const document = parseJson(text);
  if (!isObject(document)) throw refuse('A505302', { uri: location, problem: 'it is not a JSON object' });
  const defect = documentDefect(document, location);
  if (defect !== undefined) throw badMetadata(location, defect);
  const metadata = { ...defaults, ...underPolicy(settings, document, location) };
  const client = keepingRules(location, () => {
    const properties = propertiesOf(metadata);
    mustBeConsistent(metadata, properties);
    mustKeepClientRules(settings, properties);
    return properties;
  });
  return { ...client, clientType: client.tokenAuthMethod === 'NONE' ? 'PUBLIC' : 'CONFIDENTIAL' };
}

/** RFC 7591, section 2; but a client that has no secret (section 4.1 of the draft) does not authenticate by one. */
const defaults: JsonObject = {
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

/** `cimdMetadataPolicy` */
function underPolicy(settings: ServiceRecord, document: JsonObject, location: string): JsonObject {
  if (!settings.cimdMetadataPolicyEnabled || !settings.cimdMetadataPolicy) return document;
  const policy = parseJson(settings.cimdMetadataPolicy);
  if (!isObject(policy)) throw badMetadata(location, 'the policy of the service is not a JSON object');
  const outcome = applyPolicy(policy, document);
  if (!outcome.ok) throw badMetadata(location, outcome.defect);
  return outcome.metadata;
}

/** The rules of registration and of management calls hold here too. */
function keepingRules(location: string, read: () => GivenClient): GivenClient {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Failure)
      throw badMetadata(location, fill(results[problem.code].message, problem.details.message ?? {}));
    if (problem instanceof ApiError)
      throw badMetadata(location, fill(apiResults[problem.code].message, problem.message));
    throw problem;
  }
}

const badMetadata = (location: string, problem: string): Failure =>
  unusable('invalid_client_metadata', `The metadata document ${location} is refused: ${problem}.`);

const unusable = (error: string, outcome: string): Failure =>
  new Failure('A000000', { error, action: 'BAD_REQUEST', message: { outcome } });
