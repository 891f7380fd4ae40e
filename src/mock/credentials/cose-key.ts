import type { JWK } from 'jose';

/** RFC 9052, section 7.1, and RFC 9053, section 7: the labels of a public key. */
const labels = { kty: 1, crv: -1, x: -2, y: -3 } as const;

/** RFC 9053, tables 17 and 18: the numbers of key types and curves. */
const keyTypes = { OKP: 1, EC: 2 } as const;
const curves = {
  'P-256': 1,
  'P-384': 2,
  'P-521': 3,
  X25519: 4,
  X448: 5,
  Ed25519: 6,
  Ed448: 7,
} as const;

/**
 * Converts a public JWK to a COSE_Key. Returns `undefined` if its type or curve has no number or a coordinate is
 * missing.
 */
export function coseKey({ kty, crv, x, y }: JWK): Map<number, unknown> | undefined {
  const [type, curve] = [numberOf(keyTypes, kty), numberOf(curves, crv)];
  if (type === undefined || curve === undefined || x === undefined) return undefined;
  if (type === keyTypes.EC && y === undefined) return undefined;
  return new Map<number, unknown>([
    [labels.kty, type],
    [labels.crv, curve],
    [labels.x, bytesOf(x)],
    ...(y === undefined ? [] : [[labels.y, bytesOf(y)] as const]),
  ]);
}

/** Converts the public part of a COSE_Key to a JWK. Returns `undefined` if its type or curve is unknown. */
export function jwkOfCoseKey(key: ReadonlyMap<unknown, unknown>): JWK | undefined {
  const [kty, crv] = [nameOf(keyTypes, key.get(labels.kty)), nameOf(curves, key.get(labels.crv))];
  const [x, y] = [key.get(labels.x), key.get(labels.y)];
  if (kty === undefined || crv === undefined || !(x instanceof Uint8Array)) return undefined;
  if (kty === 'OKP') return { kty, crv, x: textOf(x) };
  return y instanceof Uint8Array ? { kty, crv, x: textOf(x), y: textOf(y) } : undefined;
}

const numberOf = (numbers: Readonly<Record<string, number>>, name: unknown): number | undefined =>
  Object.entries(numbers).find(([known]) => known === name)?.[1];

const nameOf = (numbers: Readonly<Record<string, number>>, number: unknown): string | undefined =>
  Object.entries(numbers).find(([, known]) => known === number)?.[0];

const bytesOf = (base64url: string): Uint8Array => Uint8Array.from(Buffer.from(base64url, 'base64url'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
