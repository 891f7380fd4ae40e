import { factsOf } from '../../facts/lookup.js';
import { withoutNewerValues } from './newer-values.js';

/** The result code documentation of 3.0 and 2.x. */
const documentation = {
  v3: 'https://docs.authlete.com/#',
  v2: 'https://www.authlete.com/documents/apis/result_codes#',
};

/**
 * Returns a response in the format of Authlete 2.x: type, code and message first, then the rest in alphabetical
 * order.
 */
export function toV2Response(operationId: string | undefined, body: object): object {
  const { resultCode, resultMessage, ...rest } = withoutNewerValues(body);
  const type = operationId === undefined ? undefined : factsOf(operationId)?.typeIn2;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(type !== undefined && { type }),
    ...(resultCode !== undefined && { resultCode, resultMessage }),
    ...Object.fromEntries(
      sorted.map(([name, value]) => [name, name === 'responseContent' ? content(value) : value]),
    ),
  };
}

/** Replaces the base of `error_uri`, in JSON, challenges and redirect URIs. */
function content(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const { v2, v3 } = documentation;
  return value.replaceAll(v3, v2).replaceAll(encodeURIComponent(v3), encodeURIComponent(v2));
}
