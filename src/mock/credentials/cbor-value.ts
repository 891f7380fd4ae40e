import { parseEDN } from 'cbor-edn';
import type { ToCBOR } from 'cbor2';
import { isTextTooDeep } from '../../depth.js';
import { isObject } from '../../json.js';

/** Prefix of a string that contains CBOR in diagnostic notation (RFC 8949, section 8). */
const notation = 'cbor:';

/** Converts a JSON value for CBOR encoding. Throws if a string has invalid diagnostic notation. */
export function cborValue(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(notation) ? notated(value) : value;
  if (Array.isArray(value)) return value.map(cborValue);
  if (isObject(value)) return new Map(Object.entries(value).map(([name, inner]) => [name, cborValue(inner)]));
  return value;
}

/** Emits the encoded bytes unchanged, because decoding and re-encoding would lose tags and lengths. */
function notated(text: string): ToCBOR {
  if (isTextTooDeep(text)) throw new Error('it is nested too deeply');
  const bytes = parseEDN(text.slice(notation.length), {});
  return {
    toCBOR(writer) {
      writer.write(bytes);
      return undefined;
    },
  };
}
