import type { ExtraProperty } from '../../domain/records.js';

/** Response parameters that extra properties must not override. */
const reserved = new Set([
  'access_token',
  'token_type',
  'expires_in',
  'refresh_token',
  'scope',
  'id_token',
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
  'authorization_details',
  'grant_id',
  'c_nonce',
  'c_nonce_expires_in',
]);

/** Maximum total size of a token's extra properties, in bytes. */
export const extraPropertiesLimit = 65_535;

/** Merges extra properties by key; later ones replace earlier ones. Drops those with an empty or reserved key. */
export function mergeExtraProperties(
  ...lists: readonly (readonly ExtraProperty[] | undefined)[]
): ExtraProperty[] {
  const byKey = new Map<string, ExtraProperty>();
  for (const property of lists.flatMap((list) => list ?? [])) {
    if (property.key && !reserved.has(property.key)) {
      byKey.set(property.key, {
        key: property.key,
        value: property.value ?? '',
        hidden: property.hidden ?? false,
      });
    }
  }
  return [...byKey.values()];
}

export const areTooLarge = (properties: readonly ExtraProperty[]): boolean =>
  Buffer.byteLength(JSON.stringify(properties)) > extraPropertiesLimit;

/** Returns the extra properties that are not hidden, as additional response parameters. */
export const visibleParameters = (properties: readonly ExtraProperty[] = []): Record<string, string> =>
  Object.fromEntries(
    properties.flatMap(({ key = '', value, hidden }) => (hidden ? [] : [[key, value ?? '']])),
  );
