import type { Schema } from '../../spec/types.js';
import { refuse } from '../failure.js';
import { isAscii, longestText } from '../properties/text.js';
import type { Decoded } from '../request/decoded.js';

/** A key that a call asks for. */
export interface RequestedKey extends KeyAlgorithm {
  readonly alg: string;
  /** Empty if the service chooses it. */
  readonly kid: string;
  readonly hsmName: string;
}

/** The HSM names for software keys. The first is the default. */
const hsmNames = ['virtual', 'google'] as const;

/** Throws a `Failure` if the key is not supported. */
export function requestedKey(body: Decoded<Schema<'hsk_create_request'>>): RequestedKey {
  const kty = oneOf('kty', body.kty, ['EC', 'RSA']);
  const use = oneOf('use', body.use, ['sig', 'enc']);
  const alg = oneOf('alg', body.alg, [...keyAlgorithms.keys()]);
  const algorithm = keyAlgorithms.get(alg);
  if (algorithm?.use !== use) throw refuse('A263203', { use });
  if (algorithm.kty !== kty) throw refuse('A263204', { alg, kty });
  const { kid = '', hsmName = '' } = body;
  if (kid.length > longestText) throw refuse('A263205', { limit: longestText });
  if (!isAscii(kid)) throw refuse('A263206');
  const name = hsmNames.find((known) => known === (hsmName || hsmNames[0]));
  if (name === undefined) throw refuse('A264201', { hsm: hsmName });
  return { ...algorithm, alg, kid, hsmName: name };
}

function oneOf(name: string, value: string | undefined, known: readonly string[]): string {
  if (!value) throw refuse('A263201', { name });
  if (!known.includes(value)) throw refuse('A263202', { name });
  return value;
}

/** The use and type of key that an algorithm requires. */
export interface KeyAlgorithm {
  readonly use: 'sig' | 'enc';
  readonly kty: 'EC' | 'RSA';
  readonly crv?: string;
}

const forUse = (use: KeyAlgorithm['use'], kty: KeyAlgorithm['kty'], names: readonly string[]) =>
  names.map((name): [string, KeyAlgorithm] => [name, { use, kty, ...(kty === 'EC' && { crv: 'P-256' }) }]);

/** RFC 7518, sections 3.1 and 4.1; RFC 8812, section 3.2: the algorithms of EC and RSA keys. */
export const keyAlgorithms: ReadonlyMap<string, KeyAlgorithm> = new Map<string, KeyAlgorithm>([
  ...forUse('sig', 'RSA', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']),
  ['ES256', { use: 'sig', kty: 'EC', crv: 'P-256' }],
  ['ES384', { use: 'sig', kty: 'EC', crv: 'P-384' }],
  ['ES512', { use: 'sig', kty: 'EC', crv: 'P-521' }],
  ['ES256K', { use: 'sig', kty: 'EC', crv: 'secp256k1' }],
  ...forUse('enc', 'RSA', ['RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256']),
  ...forUse('enc', 'EC', ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']),
]);
