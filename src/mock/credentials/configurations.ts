import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';

type Settings = Pick<ServiceRecord, 'credentialIssuerMetadata'>;
type Configurations = ReadonlyMap<string, UnknownRecord>;

/** Cached per version of the metadata, because every authorization request reads them. */
const ofMetadata = new WeakMap<NonNullable<Settings['credentialIssuerMetadata']>, Configurations>();

/**
 * Returns `credential_configurations_supported` by configuration ID (OpenID4VCI, section 12.2.4); empty if
 * unreadable.
 */
export function credentialConfigurations({ credentialIssuerMetadata = {} }: Settings): Configurations {
  const known = ofMetadata.get(credentialIssuerMetadata);
  if (known !== undefined) return known;
  const configurations = parseJson(credentialIssuerMetadata.credentialsSupported ?? '{}');
  const entries = isObject(configurations) ? Object.entries(configurations) : [];
  const read = new Map(entries.flatMap(([id, value]) => (isObject(value) ? [[id, value]] : [])));
  ofMetadata.set(credentialIssuerMetadata, read);
  return read;
}
