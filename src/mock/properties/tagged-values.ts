import type { Schema } from '../../spec/types.js';
import { ApiError } from '../api-error.js';
import type { Decoded } from '../request/decoded.js';
import { firstOf, isAscii, longestText, repetitions } from './text.js';
import { wellFormedUri } from './uri.js';

type TaggedValues = readonly Decoded<Schema<'tagged_value'>>[];

/** Checks texts in several languages (OpenID Connect Dynamic Client Registration, section 2.1). */
export function taggedTexts(values: TaggedValues, name: string): ApiError | undefined {
  const repeated = repetitions(values.map(({ tag }) => tag));
  return firstOf(values, ({ tag, value }, index) => {
    const place = { index, name, limit: longestText };
    if (!tag) return new ApiError('A032201', place);
    if (!isAscii(tag)) return new ApiError('A032206', place);
    if (tag.length > longestText) return new ApiError('A032205', place);
    if (repeated.has(index)) return new ApiError('A032203', place);
    if (!value) return new ApiError('A032202', place);
    return value.length > longestText ? new ApiError('A032207', place) : undefined;
  });
}

export function taggedUris(values: TaggedValues, name: string): ApiError | undefined {
  return (
    taggedTexts(values, name) ??
    firstOf(values, ({ value = '' }, index) => {
      if (!isAscii(value)) return new ApiError('A032208', { index, name });
      return wellFormedUri(value, name) && new ApiError('A032204', { index, name });
    })
  );
}
