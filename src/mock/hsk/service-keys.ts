import type { JWK } from 'jose';
import type { KeySet } from '../jose/keys.js';
import type { ServiceContext } from '../service-context.js';
import { jwksOf } from '../services/own-keys.js';
import { hsksOf } from './hsk.js';

/** Resolves to the keys in the HSM, with private parts; empty if the service does not use it. */
export async function hardwareKeys({ service, settings: { hsmEnabled } }: ServiceContext): Promise<JWK[]> {
  return hsmEnabled ? (await hsksOf(service)).map(({ jwk }) => jwk) : [];
}

/** Resolves to all keys of a service, from its JWK Set and the HSM; `undefined` if it has neither. */
export async function serviceKeys(context: ServiceContext): Promise<KeySet | undefined> {
  const { service } = context;
  const jwks = await jwksOf(context);
  const inHardware = await hardwareKeys(context);
  if (inHardware.length === 0) return jwks === undefined ? undefined : service.keySet(jwks);
  const inSet = jwks === undefined ? [] : service.keySet(jwks).keys;
  return service.keySet(JSON.stringify({ keys: [...inSet, ...inHardware] }));
}

/** Resolves to the keys that can sign: those of the JWK Set, else those in the HSM. */
export async function serviceSigners(
  context: ServiceContext,
  alg: string,
  keyId: string | undefined,
): Promise<{ readonly keySet: KeySet; readonly signers: readonly JWK[] } | undefined> {
  const { service } = context;
  const jwks = await jwksOf(context);
  const own = jwks === undefined ? undefined : service.keySet(jwks);
  const signers = own?.signers(alg, keyId) ?? [];
  if (own !== undefined && signers.length > 0) return { keySet: own, signers };
  const keySet = await serviceKeys(context);
  return keySet && { keySet, signers: keySet.signers(alg, keyId) };
}
