import type { ServiceRecord } from '../../domain/records.js';
import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';
import type { GivenClient } from './create-client.js';

/** `customMetadata` of a client: of some metadata, what the service supports; left out where that is nothing. */
export function supportedMetadata(
  { supportedCustomClientMetadata: supported = [] }: ServiceRecord,
  metadata: JsonObject,
): Pick<GivenClient, 'customMetadata'> {
  const custom = Object.entries(metadata).filter(([name]) => supported.includes(name));
  return custom.length > 0 ? { customMetadata: JSON.stringify(Object.fromEntries(custom)) } : {};
}

/** What a management call sets, without the custom metadata that the service does not support. */
export function withSupportedMetadata(
  settings: ServiceRecord,
  { customMetadata, ...given }: GivenClient,
): GivenClient {
  const metadata = customMetadata === undefined ? undefined : parseJson(customMetadata);
  return isObject(metadata) ? { ...given, ...supportedMetadata(settings, metadata) } : given;
}
