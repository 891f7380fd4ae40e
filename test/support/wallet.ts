import type { TokenRecord } from '../../src/domain/grants.js';
import type { AuthleteOptions } from '../../src/index.js';
import type { ServiceFixture } from '../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { type ClientKey, clientKey, signed } from './client-keys.js';
import { created } from './created-token.js';
import { type Changes, demoWith } from './demo.js';
import { credentialJwks, issuerKey } from './issuance.js';
import { changeToken } from './tokens.js';

export const credentialIssuer = 'https://issuer.example.com';
export const vct = 'https://credentials.example.com/identity';
export const doctype = 'org.iso.18013.5.1.mDL';

/** The issuer's credential configurations. The first requires a key proof; the last has an unknown format. */
export const configurations = {
  Identity: { format: 'dc+sd-jwt', vct, proof_types_supported: { jwt: {}, attestation: {} } },
  Licence: { format: 'mso_mdoc', doctype },
  Other: { format: 'dc+sd-jwt', vct: 'other' },
  Linked: { format: 'ldp_vc' },
};

const metadata = {
  credentialIssuer,
  credentialEndpoint: `${credentialIssuer}/credential`,
  nonceEndpoint: `${credentialIssuer}/nonce`,
  credentialsSupported: JSON.stringify(configurations),
  batchSize: 3,
  credentialResponseEncryptionAlgValuesSupported: ['ECDH_ES', 'RSA_OAEP_256', 'RSA1_5'],
  credentialResponseEncryptionEncValuesSupported: ['A128CBC_HS256', 'A256GCM'],
} satisfies ServiceFixture['credentialIssuerMetadata'];

interface IssuerChanges extends Omit<Changes, 'service'> {
  readonly service?: ServiceFixture;
  readonly metadata?: ServiceFixture['credentialIssuerMetadata'];
  readonly options?: AuthleteOptions;
}

/** Creates a mock that issues verifiable credentials, by default with OpenID4VCI 1.0. */
export const issuing = ({ service, metadata: more, options, ...clients }: IssuerChanges = {}): TestAuthlete =>
  testAuthlete({
    ...options,
    fixtures: demoWith({
      ...clients,
      service: {
        verifiableCredentialsEnabled: true,
        oid4vciVersion: '1.0',
        credentialJwks: credentialJwks(issuerKey),
        credentialIssuerMetadata: { ...metadata, ...more },
        ...service,
      },
    }),
  });

export const firstDraft = { service: { oid4vciVersion: '1.0-ID1' } };

/** Returns an access token for the credentials of the first configurations. */
export async function walletToken(
  authlete: TestAuthlete,
  changes: Partial<TokenRecord> = {},
): Promise<string> {
  const { accessToken } = await created(authlete);
  const issuableCredentials = JSON.stringify(
    (['Identity', 'Licence'] as const).map((id) => ({
      credential_configuration_id: id,
      ...configurations[id],
    })),
  );
  const expiresAt = (await authlete.world()).clock.now() + 3_600_000;
  await changeToken(authlete, accessToken, (record) => ({
    ...record,
    issuableCredentials,
    cnonce: 'the nonce of the token',
    cnonceExpiresAt: expiresAt,
    ...changes,
  }));
  return accessToken;
}

export const walletKey: ClientKey = await clientKey('ES256', 'wallet key');

/** Changes to a valid proof. `undefined` removes a member. */
export interface ProofChanges {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: ClientKey;
}

/** Creates a key proof of the type jwt with a valid nonce. */
export async function proofFor(
  authlete: TestAuthlete,
  { header = {}, claims = {}, key = walletKey }: ProofChanges = {},
): Promise<string> {
  const world = await authlete.world();
  const payload = {
    aud: credentialIssuer,
    iat: world.clock.seconds(),
    nonce: await nonceOf(authlete),
    ...claims,
  };
  return signed(key.privateJwk, payload, { typ: 'openid4vci-proof+jwt', jwk: key.publicJwk, ...header });
}

export async function nonceOf(authlete: TestAuthlete): Promise<string> {
  const { cnonce } = (await authlete.call('vci_nonce_api', {})).body;
  return cnonce ?? 'the nonce of the token';
}

/** Creates a request for the identity credential of OpenID4VCI 1.0. */
export async function identityRequest(authlete: TestAuthlete, changes: object = {}): Promise<object> {
  return {
    credential_configuration_id: 'Identity',
    proofs: { jwt: [await proofFor(authlete)] },
    ...changes,
  };
}

/** A request for the mdoc, which needs no proof in either version. */
export const licenceRequest = { credential_configuration_id: 'Licence', format: 'mso_mdoc', doctype };

export async function parse(authlete: TestAuthlete, accessToken: string, request: object | string) {
  const requestContent = typeof request === 'string' ? request : JSON.stringify(request);
  return (await authlete.call('vci_single_parse_api', { accessToken, requestContent })).body;
}

/** Returns the identifier of a valid request. */
export async function requestIdentifier(
  authlete: TestAuthlete,
  accessToken: string,
  request: object,
): Promise<string> {
  const { info, resultMessage, responseContent } = await parse(authlete, accessToken, request);
  if (info?.identifier === undefined) throw new Error(`Refused: ${resultMessage} ${responseContent}`);
  return info.identifier;
}

export const identityPayload = JSON.stringify({ vct, given_name: 'Inga' });
export const licencePayload = JSON.stringify({ doctype, claims: { 'org.iso.18013.5.1': { height: 180 } } });

/** Returns an order for a valid request, by default for the mdoc. */
export const orderFor = async (
  authlete: TestAuthlete,
  accessToken: string,
  changes: object = {},
  request: object = licenceRequest,
) => ({
  requestIdentifier: await requestIdentifier(authlete, accessToken, request),
  credentialPayload: licencePayload,
  ...changes,
});

export async function issueSingle(
  authlete: TestAuthlete,
  accessToken: string,
  order: object | undefined,
  more: object = {},
) {
  return (await authlete.call('vci_single_issue_api', { accessToken, order, ...more })).body;
}

/** Parses the JSON content of a response. */
export const contentOf = ({ responseContent }: { responseContent?: string | null | undefined }) =>
  JSON.parse(responseContent ?? 'null');
