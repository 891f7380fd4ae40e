import type { Schema } from '../../spec/types.js';
import { ApiError } from '../api-error.js';
import { firstOf, isAscii, longestText, repetitions } from '../properties/text.js';
import type { Decoded } from '../request/decoded.js';

type GivenScope = Decoded<Schema<'scope'>>;

/** Checks the scopes of a service (RFC 6749, section 3.3). */
export function scopes(given: readonly GivenScope[]): ApiError | undefined {
  const repeated = repetitions(given.map(({ name }) => name));
  return firstOf(given, (scope, index) => {
    const { name, description = '' } = scope;
    const place = { index, name, limit: longestText };
    if (!name) return new ApiError('A039204', place);
    if (repeated.has(index)) return new ApiError('A039203', place);
    if (name.length > longestText) return new ApiError('A039205', place);
    const bad = /[^\x21\x23-\x5b\x5d-\x7e]/.exec(name);
    if (bad !== null) return new ApiError('A039206', { ...place, position: bad.index });
    if (description.length > longestText) return new ApiError('A039207', place);
    return descriptions(scope, index) ?? attributes(scope, index);
  });
}

function descriptions({ name, descriptions: given = [] }: GivenScope, scope: number): ApiError | undefined {
  const repeated = repetitions(given.map(({ tag }) => tag));
  return firstOf(given, ({ tag, value }, index) => {
    const place = { index, name, scope, limit: longestText };
    if (!tag) return new ApiError('A039217', place);
    if (repeated.has(index)) return new ApiError('A039218', place);
    if (tag.length > longestText) return new ApiError('A039219', place);
    if (!isAscii(tag)) return new ApiError('A039220', place);
    if (!value) return new ApiError('A039221', place);
    return value.length > longestText ? new ApiError('A039222', place) : undefined;
  });
}

function attributes({ name, attributes: given = [] }: GivenScope, scope: number): ApiError | undefined {
  const repeated = repetitions(given.map(({ key }) => key));
  return firstOf(given, ({ key, value }, index) => {
    const place = { index, name, scope, limit: longestText };
    if (!key) return new ApiError('A039224', place);
    if (key.length > longestText) return new ApiError('A039225', place);
    if (!isAscii(key)) return new ApiError('A039226', place);
    if (!value) return new ApiError('A039227', place);
    if (value.length > longestText) return new ApiError('A039228', place);
    return repeated.has(index) ? new ApiError('A039229', place) : undefined;
  });
}
