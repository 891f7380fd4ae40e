import { cborDecode } from '@owf/mdoc';
import { parseEDN } from 'cbor-edn';
import { isObject } from '../oauth/claims.js';

/** What begins a text that stands for CBOR in diagnostic notation (RFC 8949, section 8). */
const notation = 'cbor:';

/** A JSON value as CBOR has it. Throws where a text is no good diagnostic notation. */
export function cborValue(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(notation) ? notated(value) : value;
  if (Array.isArray(value)) return value.map(cborValue);
  if (isObject(value)) return new Map(Object.entries(value).map(([name, inner]) => [name, cborValue(inner)]));
  // The encoder writes a number of more than 32 bits as a float.
  return Number.isInteger(value) && Math.abs(Number(value)) > 0xffff_ffff ? BigInt(Number(value)) : value;
}

const notated = (text: string): unknown =>
  cborDecode(parseEDN(text.slice(notation.length), {}), { unwrapTopLevelDataItem: false });
