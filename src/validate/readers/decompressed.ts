import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { longestPart } from './parts.js';
import { noExchange } from './reader.js';

// RFC 9110, section 8.4.1. The size limit stops decompression bombs.
const codings: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** Decompresses a body by its Content-Encoding. Throws `NoExchange` if that fails. */
export function decompressed(bytes: Buffer, what: string, contentEncoding = ''): Buffer {
  const coding = contentEncoding.trim().toLowerCase();
  const decode = Object.hasOwn(codings, coding) ? codings[coding] : undefined;
  if (decode === undefined) return bytes;
  try {
    return decode(bytes, { maxOutputLength: longestPart });
  } catch {
    return noExchange(
      `${what} is not ${coding}, or has more than ${longestPart.toLocaleString('en')} bytes.`,
    );
  }
}
