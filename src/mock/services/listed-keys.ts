import type { JWK } from 'jose';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { requestEncryptionSupport } from '../credentials/encryption-support.js';
import { keyOf } from '../federation/signing.js';
import { hardwareKeys, serviceSigners } from '../hsk/service-keys.js';
import { asymmetricEncryption, isAsymmetric, jweName } from '../jose/algorithms.js';
import { algorithmsOf, KeySet } from '../jose/keys.js';
import { isPrivate } from '../jose/public-jwk.js';
import { idTokenAlgorithm } from '../oauth/id-token-algorithm.js';
import type { ServiceContext } from '../service-context.js';
import { responseAlgorithm } from '../sign-response.js';
import { isGenerated, jwksOf } from './own-keys.js';

/** Where a service has a key: a property of its settings, or the HSM. */
export const keyPlaces = [
  'jwks',
  'hsm',
  'federationJwks',
  'credentialJwks',
  'credentialIssuerMetadata',
] as const;

/** A key of a service, without its private part. */
export interface ListedKey {
  readonly kid?: string;
  readonly kty: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  readonly place: (typeof keyPlaces)[number];
  /** Whether the mock generated it, or somebody configured it. */
  readonly origin: 'generated' | 'given';
  /** Whether the service has the private part. */
  readonly isPrivate: boolean;
  /** What it signs or decrypts with the current settings and clients, such as `signs ID tokens`. */
  readonly purposes: readonly string[];
}

/** What the service signs with the keys of `jwks` and of the HSM. */
const signatures: readonly {
  readonly what: string;
  readonly keyId: keyof ServiceRecord & `${string}SignatureKeyId`;
  /** The algorithm for a client; `undefined` if it is not signed. */
  readonly alg: (settings: ServiceRecord, client: ClientRecord) => string | undefined;
}[] = [
  {
    what: 'ID tokens and logout tokens',
    keyId: 'idTokenSignatureKeyId',
    alg: (_, client) => idTokenAlgorithm(client),
  },
  {
    what: 'access tokens',
    keyId: 'accessTokenSignatureKeyId',
    alg: ({ accessTokenSignAlg }) => accessTokenSignAlg,
  },
  {
    what: 'userinfo responses',
    keyId: 'userInfoSignatureKeyId',
    alg: (_, client) => client.userInfoSignAlg,
  },
  {
    what: 'authorization responses',
    keyId: 'authorizationSignatureKeyId',
    alg: (_, client) => responseAlgorithm(client),
  },
  // The call may name another algorithm.
  { what: 'introspection responses', keyId: 'introspectionSignatureKeyId', alg: () => 'RS256' },
];

type Purposes = Readonly<Record<ListedKey['place'], (jwk: JWK) => readonly string[]>>;

/** Resolves to the keys of a service, without their private parts. Generates its own keys if it has none yet. */
export async function listedKeys(context: ServiceContext): Promise<ListedKey[]> {
  const { service, settings } = context;
  const jwks = await jwksOf(context);
  const isOwn = jwks !== undefined && (await isGenerated(service, jwks));
  const keysIn = (json: string | undefined) => (json ? service.keySet(json).keys : []);
  const keys: Readonly<Record<ListedKey['place'], readonly JWK[]>> = {
    jwks: keysIn(jwks),
    hsm: await hardwareKeys(context),
    federationJwks: keysIn(settings.federationJwks),
    credentialJwks: keysIn(settings.credentialJwks),
    credentialIssuerMetadata: requestEncryptionSupport(settings.credentialIssuerMetadata ?? {})?.keys ?? [],
  };
  const purposes = await purposesIn(context);
  return keyPlaces.flatMap((place) =>
    keys[place].map((jwk): ListedKey => {
      const { kid, kty = '', alg, use, crv } = jwk;
      return {
        ...(kid !== undefined && { kid }),
        kty,
        ...(alg !== undefined && { alg }),
        ...(use !== undefined && { use }),
        ...(crv !== undefined && { crv }),
        place,
        origin: place === 'hsm' || (place === 'jwks' && isOwn) ? 'generated' : 'given',
        isPrivate: isPrivate(jwk),
        purposes: isPrivate(jwk) ? purposes[place](jwk) : [],
      };
    }),
  );
}

async function purposesIn(context: ServiceContext): Promise<Purposes> {
  const signed = await signedWith(context);
  const statementKey = await keyOf(context);
  const own = (jwk: JWK) => [
    ...[...(signed.get(JSON.stringify(jwk)) ?? [])].map((what) => `signs ${what}`),
    ...(decrypts(jwk) ? ['decrypts request objects'] : []),
  ];
  const isForSigning = (jwk: JWK) => (jwk.use ?? 'sig') === 'sig' && algorithmsOf(jwk).length > 0;
  return {
    jwks: own,
    hsm: own,
    federationJwks: ({ kid }) =>
      typeof statementKey === 'object' && statementKey.kid === kid ? ['signs entity statements'] : [],
    credentialJwks: (jwk) => (isForSigning(jwk) ? ['signs credentials'] : []),
    credentialIssuerMetadata: () => ['decrypts credential requests'],
  };
}

/** Resolves to what each key signs. A key is known by its JSON, because it may be in several sets. */
async function signedWith(context: ServiceContext): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { service, settings } = context;
  const clients = await service.list('client');
  const found = new Map<string, Set<string>>();
  for (const { what, keyId, alg: algOf } of signatures) {
    const algs = new Set(clients.map((client) => algOf(settings, client)).filter(isAsymmetric));
    for (const alg of algs) {
      const { signers = [] } = (await serviceSigners(context, alg, settings[keyId])) ?? {};
      const [signer, ...others] = signers;
      // With several keys for an algorithm, the service refuses to sign.
      if (signer === undefined || others.length > 0) continue;
      const json = JSON.stringify(signer);
      found.set(json, (found.get(json) ?? new Set()).add(what));
    }
  }
  return found;
}

const decrypts = (jwk: JWK): boolean => {
  const keySet = new KeySet(JSON.stringify({ keys: [jwk] }));
  return asymmetricEncryption.some((alg) => keySet.encrypters(jweName(alg)).length > 0);
};
