import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { isArray } from '../spec/json.js';
import type { Step } from './row-runner.js';
import type { CatalogueRun } from './run.js';

type Properties = Readonly<Record<string, unknown>>;

/** What a service needs to answer like another one: its settings, and the clients that the catalogue reads. */
export interface Transfer {
  readonly service: Properties;
  readonly clients: readonly Properties[];
}

/** Returns what a run has seen of its service. Throws `InvalidInputError` if the settings are not visible. */
export function transferFrom({ taken: steps, target }: CatalogueRun): Transfer {
  const settings = bodyAt(steps, 'service_get_api');
  if (settings === undefined)
    throw new InvalidInputError(
      `Failed to transfer the service of ${target.name}: its settings are not visible. Please give the token in ${target.variables.token} the right VIEW_SERVICE.`,
    );
  const listed = bodyAt(steps, 'client_get_list_api')?.['clients'];
  const published = bodyAt(steps, 'service_jwks_get_api');
  const jwks = settings['jwks'] ?? (published && JSON.stringify(published));
  const clients = (isArray(listed) ? listed : []).flatMap((one) => (isObject(one) ? [clientLike(one)] : []));
  return {
    service: serviceLike({ ...settings, ...(jwks !== undefined && { jwks }) }),
    clients,
  };
}

/** What the server sets itself, and secrets. */
const notTransferred =
  /^(apiKey|apiSecret|number|serviceOwnerNumber|serviceNumber|createdAt|modifiedAt|hsks|metadata|clientId|clientSecret|clientIdAlias|developer|\w+ApiSecret|(developerS|s)nsCredentials|dynamicallyRegistered|derivedSectorIdentifier|locked|clientSource)$/;

const writable = (properties: Properties): [string, unknown][] =>
  Object.entries(properties).filter(([name, value]) => value !== null && !notTransferred.test(name));

/** Copies settings. Keys are new ones of the same kind: secrets stay where they are. */
const serviceLike = (settings: Properties): Properties =>
  Object.fromEntries(
    writable(settings).map(([name, value]) => [
      name,
      /jwks$/i.test(name) && typeof value === 'string' ? newKeysLike(value) : value,
    ]),
  );

/** The JWK set of a client has public keys only. */
const clientLike = (client: Properties): Properties => Object.fromEntries(writable(client));

function bodyAt(steps: readonly Step[], operationId: string): Properties | undefined {
  const { status, response } =
    steps.find(({ row }) => row.operationId === operationId)?.exchanges.at(-1) ?? {};
  return status === 200 && response?.kind === 'json' && isObject(response.value) ? response.value : undefined;
}

/**
 * Returns a JWK set with new keys that have the type, curve, use, algorithm and ID of the given ones. Keys of
 * other types are left out, and so is a set that cannot be read: the first target's checks report it.
 */
function newKeysLike(text: string): string | undefined {
  try {
    const set: unknown = JSON.parse(text);
    const keys = isObject(set) && isArray(set['keys']) ? set['keys'] : [];
    return JSON.stringify({ keys: keys.flatMap((key) => (isObject(key) ? newKeyLike(key) : [])) });
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function newKeyLike({ kty, crv, use, alg, kid, key_ops, k }: Properties): object[] {
  const described = { use, alg, kid, key_ops };
  if (kty === 'oct') {
    const length = typeof k === 'string' ? Buffer.from(k, 'base64url').length : 32;
    return [{ kty, k: randomBytes(length).toString('base64url'), ...described }];
  }
  const key = generators.get(kty === 'RSA' ? 'RSA' : `${kty} ${crv}`)?.();
  return key === undefined ? [] : [{ ...key.export({ format: 'jwk' }), ...described }];
}

const onCurve = (namedCurve: string) => (): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;

const generators: ReadonlyMap<string, () => KeyObject> = new Map([
  ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
  ['EC P-256', onCurve('P-256')],
  ['EC P-384', onCurve('P-384')],
  ['EC P-521', onCurve('P-521')],
  ['EC secp256k1', onCurve('secp256k1')],
  ['OKP Ed25519', () => generateKeyPairSync('ed25519').privateKey],
  ['OKP Ed448', () => generateKeyPairSync('ed448').privateKey],
  ['OKP X25519', () => generateKeyPairSync('x25519').privateKey],
  ['OKP X448', () => generateKeyPairSync('x448').privateKey],
]);
