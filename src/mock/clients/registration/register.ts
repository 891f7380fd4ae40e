import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../../json.js';
import { ApiError } from '../../api-error.js';
import { Failure, refuse, unpublished } from '../../failure.js';
import { words } from '../../oauth/parameters.js';
import { fill } from '../../results/fill.js';
import { apiResults } from '../../results/index.js';

import { type GivenClient, mustKeepClientRules } from '../client-rules.js';
import { supportedMetadata } from '../custom-metadata.js';
import { defaultAuthMethod } from '../default-auth-method.js';
import { sectorOf } from '../sector.js';
import { mustBeOfItsSector } from '../sector-identifier.js';
import { mustBeConsistent, propertiesOf } from './read-metadata.js';
import { type RegistrationCall, withSoftwareStatement } from './software-statement.js';

/** Checks `dynamicRegistrationSupported`. Throws a `Failure`. */
export function mustSupportRegistration({ service, settings }: RegistrationCall): void {
  if (!settings.dynamicRegistrationSupported) throw refuse('A206201', { serviceId: service.id });
}

/** Parses a registration request (RFC 7591, section 3.1). Throws a `Failure`. */
export function readMetadata(json: string | undefined): UnknownRecord {
  if (!json) throw refuse('A203302');
  const metadata = parseJson(json);
  if (!isObject(metadata)) throw refuse('A203303');
  return metadata;
}

/** Resolves to the client properties that a request registers. Throws a `Failure`. */
export async function registeredProperties(
  call: RegistrationCall,
  given: UnknownRecord,
  self?: ClientRecord,
): Promise<GivenClient> {
  const { service, settings } = call;
  const metadata = await withSoftwareStatement(call, given);
  const properties = propertiesOf(metadata);
  mustBeConsistent(metadata, properties);
  if (properties.subjectType === 'PAIRWISE' && sectorOf(properties) === undefined) throw refuse('A204312');
  await mustHaveOwnSoftwareId(call, properties, self);

  const tokenAuthMethod = properties.tokenAuthMethod ?? defaultAuthMethod('CONFIDENTIAL');
  const client: GivenClient = {
    ...properties,
    tokenAuthMethod,
    clientType: tokenAuthMethod === 'NONE' ? 'PUBLIC' : 'CONFIDENTIAL',
    developer: self?.developer ?? `authlete_${service.id}`,
    ...scopeProperties(settings, metadata, self),
    ...supportedMetadata(settings, metadata),
  };
  await mustKeepRules(call, client);
  return client;
}

/** Checks `dcrDuplicateSoftwareIdBlocked`. */
async function mustHaveOwnSoftwareId(
  { service, settings }: RegistrationCall,
  { softwareId }: GivenClient,
  self: ClientRecord | undefined,
): Promise<void> {
  if (!settings.dcrDuplicateSoftwareIdBlocked || softwareId === undefined) return;
  const others = (await service.list('client')).filter(({ clientId }) => clientId !== self?.clientId);
  if (!others.some((client) => client.softwareId === softwareId)) return;
  throw unpublished(
    `Another client has the software_id ${softwareId}.`,
    'A software_id that no other client has, or dcrDuplicateSoftwareIdBlocked=false in the service.',
    { error: 'invalid_client_metadata' },
  );
}

/** `dcrScopeUsedAsRequestable`: limits the client to requesting the scopes that it registers. */
function scopeProperties(
  { dcrScopeUsedAsRequestable }: ServiceRecord,
  { scope }: UnknownRecord,
  self: ClientRecord | undefined,
): GivenClient {
  if (scope !== undefined && scope !== null && typeof scope !== 'string')
    throw new Failure('A204308', { error: 'invalid_client_metadata', message: { name: 'scope' } });
  const { requestableScopes, ...others } = self?.extension ?? {};
  if (dcrScopeUsedAsRequestable) {
    const limits = scope ? { requestableScopes: words(scope) } : {};
    return { extension: { ...others, ...limits, requestableScopesEnabled: Boolean(scope) } };
  }
  if (self?.extension === undefined) return {};
  return { extension: requestableScopes ? { ...others, requestableScopes } : others };
}

/** Applies the rules of management calls. Violations become metadata errors for the client. */
async function mustKeepRules({ engine, settings }: RegistrationCall, client: GivenClient): Promise<void> {
  try {
    mustKeepClientRules(settings, client);
    await mustBeOfItsSector(engine, client);
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    const { message, needed } = apiResults[problem.code];
    const error =
      problem.message['name'] === 'redirectUris' ? 'invalid_redirect_uri' : 'invalid_client_metadata';
    throw unpublished(fill(message, problem.message), fill(needed, problem.message), { error });
  }
}
