import type { AuthorizationDetail, ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { credentialConfigurations } from './configurations.js';

/** A credential that may be issued: its configuration with the configuration ID. */
export interface IssuableCredential extends UnknownRecord {
  readonly credential_configuration_id: string;
}

/** Returns the offered configurations in the format of `issuableCredentials`. */
export function issuableOf(
  settings: Pick<ServiceRecord, 'credentialIssuerMetadata'>,
  configurationIds: readonly string[],
): string {
  const configurations = credentialConfigurations(settings);
  return JSON.stringify(
    configurationIds.map((id) => ({ credential_configuration_id: id, ...configurations.get(id) })),
  );
}

/**
 * OpenID4VCI, sections 5.1.1 and 5.1.2: returns the credentials that scopes and authorization details request;
 * `undefined` if they request none.
 */
export function requestedCredentials(
  settings: Pick<ServiceRecord, 'credentialIssuerMetadata' | 'verifiableCredentialsEnabled'>,
  scopes: readonly string[],
  details: readonly AuthorizationDetail[] = [],
): string | undefined {
  if (!settings.verifiableCredentialsEnabled) return undefined;
  const named = details.flatMap((detail) => namedConfigurations(settings, detail));
  const ids: string[] = [];
  for (const [id, { scope }] of credentialConfigurations(settings)) {
    if (named.includes(id) || (typeof scope === 'string' && scopes.includes(scope))) ids.push(id);
  }
  return ids.length > 0 ? issuableOf(settings, ids) : undefined;
}

/** Parses a token's `issuableCredentials`. */
export function readIssuable(json: string): IssuableCredential[] {
  const list = parseJson(json);
  return Array.isArray(list) ? list.filter(isIssuable) : [];
}

const isIssuable = (value: unknown): value is IssuableCredential =>
  isObject(value) && typeof value['credential_configuration_id'] === 'string';

/** Members that identify a credential without a configuration ID (OpenID4VCI 1.0-ID1, section 5.1.1). */
const typeMembers = ['format', 'vct', 'doctype'] as const;

/** Returns the IDs of the configurations that a detail of type openid_credential identifies. */
export function namedConfigurations(
  settings: Pick<ServiceRecord, 'credentialIssuerMetadata'>,
  { type, otherFields = '{}' }: AuthorizationDetail,
): string[] {
  const fields = parseJson(otherFields);
  if (type !== 'openid_credential' || !isObject(fields)) return [];
  const known = credentialConfigurations(settings);
  const { credential_configuration_id: id, format } = fields;
  if (typeof id === 'string') return known.has(id) ? [id] : [];
  if (format === undefined) return [];
  const isNamed = (configuration: UnknownRecord) =>
    typeMembers.every((name) => fields[name] === undefined || fields[name] === configuration[name]);
  return [...known].flatMap(([key, configuration]) => (isNamed(configuration) ? [key] : []));
}
