import type { JWK } from 'jose';
import type { Issuance } from '../../src/mock/credentials/format.js';
import { credentialKey, type KeyRequirements } from '../../src/mock/credentials/signing-key.js';
import { testAuthlete } from './authlete.js';
import { certificate, certifiedJwk } from './certificates.js';
import { clientKey } from './client-keys.js';
import { demoWith, jwks } from './demo.js';

const issuerCertificate = await certificate({ subject: 'C=JP, CN=issuer.example.com', ca: true });

/** The certificate of test issuers, and their key, whose JWK contains the certificate. */
export const issuerPem = issuerCertificate.pem;
export const issuerKey: JWK = {
  ...(await certifiedJwk(issuerCertificate)),
  kid: 'issuer key',
  use: 'sig',
  x5c: [issuerCertificate.base64],
};

/** An issuer key without a certificate. */
export const plainKey: JWK = (await clientKey('ES256', 'plain key')).privateJwk;

/** Returns the JWK Set with which test issuers sign credentials. */
export const credentialJwks = (...keys: readonly JWK[]): string => JSON.stringify({ keys });

/** Returns the input for issuing a test credential. */
export async function issuance(
  changes: Partial<Issuance> = {},
  demands: Partial<KeyRequirements> = {},
  keys: readonly JWK[] = [issuerKey],
  seed = 'credentials',
): Promise<Issuance> {
  const authlete = testAuthlete({ seed, fixtures: demoWith({ service: { jwks } }) });
  const service = await authlete.world();
  const settings = await service.settings();
  if (settings === undefined) throw new Error('The service has no settings.');
  const set = { ...settings, credentialJwks: credentialJwks(...keys) };
  const wanted = { keyId: undefined, algorithms: ['ES256'], certified: false, ...demands };
  return {
    service,
    issuer: 'https://issuer.example.com',
    format: 'dc+sd-jwt',
    key: await credentialKey({ service, settings: set }, wanted),
    payload: {},
    issuedAt: 1_700_000_000,
    expiresAt: undefined,
    ...changes,
  };
}
