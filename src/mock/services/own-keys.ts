import type { OwnKeys } from '../../domain/records.js';
import type { EngineOptions } from '../engine.js';
import { drawJwks, generateJwks, jwksFrom } from '../jose/generate-keys.js';
import { rsaPool } from '../jose/rsa-pool.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { sha256 } from '../sha256.js';
import { systemRandom } from '../state/random.js';

/** Returns a placeholder for the `jwks` of a service until its keys are generated. */
export function ownKeys({ random, repeatable }: Pick<EngineOptions, 'random' | 'repeatable'>): OwnKeys {
  if (repeatable) return { drawn: drawJwks(random) };
  rsaPool.fill();
  return { drawn: [] };
}

/** Assigns generated keys to a service without a JWK Set. */
export async function giveKeys(service: Service, keys: () => OwnKeys): Promise<void> {
  const settings = await service.settings();
  if (settings === undefined || settings.jwks !== undefined) return;
  await service.put('service', 'settings', { ...settings, jwks: keys() });
}

/** Cached, so that concurrent callers and a later reset get the same keys. */
const made = new WeakMap<OwnKeys, Promise<string>>();

function makeOnce(keys: OwnKeys): Promise<string> {
  const { drawn } = keys;
  const jwks = made.get(keys) ?? (drawn.length === 0 ? generateJwks(systemRandom, false) : jwksFrom(drawn));
  made.set(keys, jwks);
  return jwks;
}

/** Whether the mock generated a JWK Set for a service. */
export const isGenerated = async (service: Service, jwks: string): Promise<boolean> =>
  (await service.find('generatedJwks', sha256(jwks))) !== undefined;

/** Resolves to the JWK Set of a service, including private parts. Generates and stores its keys on first use. */
export async function jwksOf({ service, settings: { jwks } }: ServiceContext): Promise<string | undefined> {
  if (typeof jwks !== 'object') return jwks;
  for (;;) {
    const found = await service.entry('service', 'settings');
    // The service has just been deleted, or another call has stored the keys.
    if (found === undefined) return makeOnce(jwks);
    if (typeof found.value.jwks !== 'object') return found.value.jwks;
    const own = await makeOnce(found.value.jwks);
    await service.put('generatedJwks', sha256(own), {});
    if (await service.replace('service', 'settings', found, { ...found.value, jwks: own })) return own;
  }
}
