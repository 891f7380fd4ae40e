import type { Schema } from '../../spec/types.js';
import { refuse } from '../failure.js';
import { isAscii, longestText } from '../properties/text.js';
import type { Decoded } from '../request/decoded.js';
import { type KeyAlgorithm, keyAlgorithms } from './algorithms.js';

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
