import { exportJWK, generateKeyPair, generateSecret, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { loadContract } from '../../../src/spec/contract.js';
import { type ClientKey, clientKey } from '../../support/client-keys.js';
import { encryptedFor } from '../../support/encrypted-request.js';
import {
  configurations,
  contentOf,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  parse,
  proofFor,
  requestIdentifier,
  walletToken,
} from '../../support/wallet.js';

type Metadata = NonNullable<ServiceFixture['credentialIssuerMetadata']>;

const { schemas } = loadContract().document.components;
const enumOf = (name: string): string[] => {
  const { enum: values }: { enum?: unknown } = { ...schemas?.[name] };
  return (Array.isArray(values) ? values : []).filter((value) => typeof value === 'string');
};

async function keyFor(alg: string): Promise<JWK> {
  const made = /^(RSA|ECDH)/.test(alg)
    ? (await generateKeyPair(alg === 'RSA1_5' ? 'RSA-OAEP' : alg, { extractable: true })).privateKey
    : await generateSecret('A256GCM', { extractable: true });
  return { ...(await exportJWK(made)), alg, use: 'enc', kid: alg };
}

const requestKeys = await Promise.all(
  [
    'RSA1_5',
    'RSA-OAEP',
    'RSA-OAEP-256',
    'ECDH-ES',
    'ECDH-ES+A128KW',
    'ECDH-ES+A192KW',
    'ECDH-ES+A256KW',
    'dir',
  ].map(keyFor),
);
/** A wallet's key for each algorithm; generating RSA keys is slow. */
const walletKeys = new Map<string, Promise<ClientKey>>();
function walletKey(alg: string): Promise<ClientKey> {
  // jose does not generate keys for RSA1_5, but any RSA key can be used.
  const key = walletKeys.get(alg) ?? clientKey(alg === 'RSA1_5' ? 'RSA-OAEP' : alg, alg);
  walletKeys.set(alg, key);
  return key;
}

const proofAlgorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'PS256'];
const signingAlgorithms = ['ES256'];

const Identity = {
  ...configurations.Identity,
  credential_signing_alg_values_supported: signingAlgorithms,
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: proofAlgorithms } },
};

/** A service that is configured with every possible value. */
const everything = {
  credentialRequestEncryptionJwks: JSON.stringify({
    keys: [
      ...requestKeys,
      { ...requestKeys[3], use: 'sig', kid: 'for signatures' },
      { kty: 'EC', alg: 'ECDH-ES' },
    ],
  }),
  credentialRequestEncryptionEncValuesSupported: enumOf('jwe_enc'),
  credentialRequestEncryptionZipValuesSupported: ['DEF', 'GZIP'],
  credentialResponseEncryptionAlgValuesSupported: enumOf('jwe_alg'),
  credentialResponseEncryptionEncValuesSupported: enumOf('jwe_enc'),
  credentialResponseEncryptionZipValuesSupported: ['DEF', 'GZIP'],
  credentialsSupported: JSON.stringify({ ...configurations, Identity }),
  batchSize: 4,
  // The values are those of the contract.
} as Metadata;

const authlete = issuing({ metadata: everything });
const accessToken = await walletToken(authlete);
const metadata = contentOf((await authlete.call('vci_metadata_api', {})).body);
const request = metadata.credential_request_encryption;
const response = metadata.credential_response_encryption;
const withNone = (zips: string[]): (string | undefined)[] => [undefined, ...zips];

describe('What the metadata of a credential issuer advertise for requests', () => {
  const cases: { key: JWK; enc: string; zip: string | undefined }[] = request.jwks.keys.flatMap((key: JWK) =>
    request.enc_values_supported.flatMap((enc: string) =>
      withNone(request.zip_values_supported).map((zip) => ({ key, enc, zip })),
    ),
  );

  it('are all keys that a wallet can use', () => {
    expect(request.jwks.keys.map(({ kid }: JWK) => kid)).toEqual(
      requestKeys.map(({ kid }) => kid).filter((kid) => kid !== 'dir'),
    );
    expect(cases).toHaveLength(7 * 6 * 2);
  });

  it.each(cases)('is accepted: $key.kid, $enc, $zip', async ({ key, enc, zip }) => {
    const content = await encryptedFor(key, licenceRequest, { enc, zip });
    expect(await parse(authlete, accessToken, content)).toMatchObject({ action: 'OK' });
  });
});

describe('What the metadata of a credential issuer advertise for responses', () => {
  const cases: { alg: string; enc: string; zip: string | undefined }[] =
    response.alg_values_supported.flatMap((alg: string) =>
      response.enc_values_supported.flatMap((enc: string) =>
        withNone(response.zip_values_supported).map((zip) => ({ alg, enc, zip })),
      ),
    );

  it('is every algorithm with a public key', () => {
    expect(response.alg_values_supported).toEqual([
      'RSA1_5',
      'RSA-OAEP',
      'RSA-OAEP-256',
      'ECDH-ES',
      'ECDH-ES+A128KW',
      'ECDH-ES+A192KW',
      'ECDH-ES+A256KW',
    ]);
    expect(response.zip_values_supported).toEqual(['DEF']);
  });

  it.each(cases)('is supported: $alg, $enc, $zip', async ({ alg, enc, zip }) => {
    const { publicJwk } = await walletKey(alg);
    const wish = { jwk: { ...publicJwk, alg }, enc, ...(zip !== undefined && { zip }) };
    const id = await requestIdentifier(authlete, accessToken, {
      ...licenceRequest,
      credential_response_encryption: wish,
    });
    const order = { requestIdentifier: id, credentialPayload: licencePayload };
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'OK_JWT' });
  });

  it('is nothing where only one half is configured', async () => {
    const half = issuing({ metadata: { credentialResponseEncryptionEncValuesSupported: [] } });
    expect(contentOf((await half.call('vci_metadata_api', {})).body)).not.toHaveProperty(
      'credential_response_encryption',
    );
  });
});

describe('What the metadata of a credential issuer advertise for proofs', () => {
  const { jwt } = metadata.credential_configurations_supported.Identity.proof_types_supported;

  it.each(jwt.proof_signing_alg_values_supported as string[])('is accepted: %s', async (alg) => {
    const proof = await proofFor(authlete, { key: await clientKey(alg, `proof ${alg}`) });
    const identity = { credential_configuration_id: 'Identity', proofs: { jwt: [proof] } };
    expect(await parse(authlete, accessToken, identity)).toMatchObject({ action: 'OK' });
  });

  it.each([
    [metadata.batch_credential_issuance.batch_size, 'OK'],
    [metadata.batch_credential_issuance.batch_size + 1, 'BAD_REQUEST'],
  ])('as a batch: %i of them are %s', async (count, action) => {
    const keys = await Promise.all(
      Array.from({ length: count }, (_, at) => clientKey('ES256', `copy ${at}`)),
    );
    const proofs = await Promise.all(keys.map((key) => proofFor(authlete, { key })));
    const identity = { credential_configuration_id: 'Identity', proofs: { jwt: proofs } };
    expect(await parse(authlete, accessToken, identity)).toMatchObject({ action });
  });
});
