import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { GivenClient } from './client-rules.js';

/** Returns `customMetadata` with the metadata that the service supports; no property if there is none. */
export function supportedMetadata(
  { supportedCustomClientMetadata: supported = [] }: ServiceRecord,
  metadata: UnknownRecord,
): Pick<GivenClient, 'customMetadata'> {
  const custom = Object.entries(metadata).filter(([name]) => supported.includes(name));
  return custom.length > 0 ? { customMetadata: JSON.stringify(Object.fromEntries(custom)) } : {};
}

/** Returns the given properties without custom metadata that the service does not support. */
export function withSupportedMetadata(
  settings: ServiceRecord,
  { customMetadata, ...given }: GivenClient,
): GivenClient {
  const metadata = customMetadata === undefined ? undefined : parseJson(customMetadata);
  return isObject(metadata) ? { ...given, ...supportedMetadata(settings, metadata) } : given;
}
