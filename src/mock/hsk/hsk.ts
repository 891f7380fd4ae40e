import { createPublicKey } from 'node:crypto';
import type { HskRecord } from '../../domain/hsk.js';
import type { Schema } from '../../spec/types.js';
import type { Engine } from '../engine.js';
import { generateKey } from '../jose/generate-key.js';
import { publicJwk } from '../jose/public-jwk.js';
import type { Service } from '../service.js';
import type { RequestedKey } from './read-request.js';

/** Creates and stores a key. The same seed yields the same key. */
export async function createHsk(
  { options }: Engine,
  service: Service,
  { kty, crv, use, alg, kid, hsmName }: RequestedKey,
  handle = service.identifier(),
): Promise<HskRecord> {
  const key = await generateKey({ kty, crv }, service.random, options.repeatable);
  const number = await service.nextNumber('hsk');
  const record = { handle, number, hsmName, jwk: { ...key, use, alg, kid: kid || service.identifier() } };
  await service.put('hsk', handle, record);
  return record;
}

/** Resolves to the keys of a service, oldest first. */
export const hsksOf = async (service: Service): Promise<HskRecord[]> =>
  (await service.list('hsk')).sort((one, other) => one.number - other.number);

/** Returns a key in the API's format, without its private part. */
export function hskView({ handle, hsmName, jwk }: HskRecord): Schema<'hsk'> {
  const { kty = '', use = '', alg = '', kid = '' } = jwk;
  const publicKey = createPublicKey({ key: publicJwk(jwk), format: 'jwk' });
  return {
    kty,
    use,
    alg,
    kid,
    hsmName,
    handle,
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

/** Returns the values for the messages of result codes. */
export const hskParameters = ({ handle, hsmName, jwk }: HskRecord) => ({
  handle,
  hsm: hsmName,
  alg: jwk.alg,
  kid: jwk.kid,
});
