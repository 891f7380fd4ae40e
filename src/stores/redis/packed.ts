import type { Stored, Version } from '../../mock/state/store.js';

/** Packs an entry into one text: its version, when it expires or nothing, and its value as JSON. */
export function pack(version: string, value: object, expiresAt?: number): string {
  const expiry = expiresAt !== undefined && Number.isFinite(expiresAt) ? expiresAt : '';
  return `${version} ${expiry} ${JSON.stringify(value)}`;
}

/** Returns how the text of an entry with a version begins. */
export const packedWith = (version: Version): string => `${version} `;

/** Unpacks an entry that `pack` packed. */
export function unpack(packed: string): Stored {
  const version = packed.indexOf(' ');
  const expiry = packed.indexOf(' ', version + 1);
  const value: unknown = JSON.parse(packed.slice(expiry + 1));
  if (typeof value !== 'object' || value === null) throw new Error('An entry in Redis is not a JSON object.');
  return {
    version: packed.slice(0, version),
    value,
    ...(expiry > version + 1 && { expiresAt: Number(packed.slice(version + 1, expiry)) }),
  };
}
