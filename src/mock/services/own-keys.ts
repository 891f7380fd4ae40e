import type { OwnKeys, ServiceRecord } from '../../domain/records.js';
import type { EngineOptions } from '../engine.js';
import { drawJwks, generateJwks, jwksFrom } from '../jose/generate-keys.js';
import { rsaPool } from '../jose/rsa-pool.js';
import type { Service } from '../service.js';
import { systemRandom } from '../state/random.js';

/** Stands for the keys of a service in its `jwks` until they are made. */
export function ownKeys({ random, repeatable }: Pick<EngineOptions, 'random' | 'repeatable'>): OwnKeys {
  if (repeatable) return { drawn: drawJwks(random) };
  rsaPool.fill();
  return { drawn: [] };
}

/** Gives a service that has no JWK Set keys of its own. */
export async function giveKeys(service: Service, keys: () => OwnKeys): Promise<void> {
  const settings = await service.settings();
  if (settings === undefined || settings.jwks !== undefined) return;
  await service.put('service', 'settings', { ...settings, jwks: keys() });
}

/** Made once, however many ask at the same time, and again the same after a reset. */
const made = new WeakMap<OwnKeys, Promise<string>>();

function makeOnce(keys: OwnKeys): Promise<string> {
  const { drawn } = keys;
  const jwks = made.get(keys) ?? (drawn.length === 0 ? generateJwks(systemRandom, false) : jwksFrom(drawn));
  made.set(keys, jwks);
  return jwks;
}

/** The JWK Set of a service, private parts included. Makes and keeps its own keys when they are first needed. */
export async function jwksOf(
  service: Service,
  { jwks }: Pick<ServiceRecord, 'jwks'>,
): Promise<string | undefined> {
  if (typeof jwks !== 'object') return jwks;
  const own = await makeOnce(jwks);
  for (;;) {
    const settings = await service.settings();
    if (settings === undefined || settings.jwks !== jwks) return own;
    if (await service.replace('service', 'settings', settings, { ...settings, jwks: own })) return own;
  }
}
