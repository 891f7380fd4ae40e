import type { Schema } from '../../spec/types.js';
import { ApiError } from '../api-error.js';
import { firstOf, isAscii, longestText, repetitions } from '../properties/text.js';
import type { Decoded } from '../request/decoded.js';

/** Legacy: credentials for social networks. */
export function snsCredentials(given: readonly Decoded<Schema<'sns_credentials'>>[]): ApiError | undefined {
  const repeated = repetitions(given.map(({ sns }) => sns));
  return firstOf(given, ({ sns, apiKey, apiSecret = '' }, index) => {
    const place = { index, limit: longestText };
    if (sns === undefined) return new ApiError('A039210', place);
    if (repeated.has(index)) return new ApiError('A039209', place);
    if (!apiKey) return new ApiError('A039211', place);
    if (apiKey.length > longestText) return new ApiError('A039212', place);
    if (!isAscii(apiKey)) return new ApiError('A039213', place);
    if (apiSecret.length > longestText) return new ApiError('A039214', place);
    return isAscii(apiSecret) ? undefined : new ApiError('A039215', place);
  });
}

/** RFC 8705, section 5: endpoint names and their mutual-TLS aliases. */
export function mtlsAliases(
  given: readonly Decoded<Schema<'named_uri'>>[],
  property: string,
): ApiError | undefined {
  const repeated = repetitions(given.map(({ name }) => name));
  return firstOf(given, ({ name, uri }, index) => {
    const badName = identifies(name, { index, field: 'name', property, isRepeated: repeated.has(index) });
    if (badName !== undefined) return badName;
    if (!uri) return new ApiError('A031228', { index, property, field: 'uri' });
    return /^https:/i.test(uri) ? undefined : new ApiError('A031229', { index, property, field: 'uri' });
  });
}

/** OpenID Federation, section 2: trust anchors, identified by entity ID. */
export function trustAnchors(
  given: readonly Decoded<Schema<'trust_anchor'>>[],
  property: string,
): ApiError | undefined {
  const ids = given.map(({ entityId }) => entityId);
  const repeated = repetitions(ids);
  return firstOf(ids, (id, index) =>
    identifies(id, { index, field: 'entityId', property, isRepeated: repeated.has(index) }),
  );
}

interface Identifier {
  readonly index: number;
  readonly field: string;
  readonly property: string;
  readonly isRepeated: boolean;
}

function identifies(value: string | undefined, { isRepeated, ...at }: Identifier): ApiError | undefined {
  const place = { ...at, limit: longestText };
  if (!value) return new ApiError('A031225', place);
  if (!isAscii(value)) return new ApiError('A031226', place);
  if (value.length > longestText) return new ApiError('A031227', place);
  return isRepeated ? new ApiError('A031224', place) : undefined;
}
