import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readFixtureFile } from '../../src/cli/fixtures/read-fixtures.js';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';
import { clientKey, signed } from '../support/client-keys.js';
import { offerOf, presentCode } from '../support/credential-issuer.js';
import { encryptedFor } from '../support/encrypted-request.js';
import { verifiedMdoc } from '../support/verified-mdoc.js';
import { verifiedSdJwt } from '../support/verified-sd-jwt.js';
import { contentOf } from '../support/wallet.js';

const authlete = testAuthlete({
  fixtures: await readFixtureFile('examples/credential-issuer.yaml', loadContract()),
});
const authority = await readFile('examples/credential-authority.pem', 'utf8');
const metadata = contentOf((await authlete.call('vci_metadata_api', {})).body);
const [issuerKey] = contentOf((await authlete.call('vci_jwks_api', {})).body).keys;
const identity = 'IdentityCredential';
const licence = 'org.iso.18013.5.1.mDL';

/** A credential of an offer, with a request that is encrypted. */
async function credentialOf(configuration: string, payload: object): Promise<string> {
  const { preAuthorizedCode } = await offerOf(authlete, { credentialConfigurationIds: [configuration] });
  const { accessToken } = await presentCode(authlete, preAuthorizedCode);
  const { cnonce: nonce } = (await authlete.call('vci_nonce_api', {})).body;
  const { privateJwk, publicJwk } = await clientKey('ES256', 'wallet');
  const iat = (await authlete.world()).clock.seconds();
  const proof = await signed(
    privateJwk,
    { aud: metadata.credential_issuer, iat, nonce },
    { typ: 'openid4vci-proof+jwt', jwk: publicJwk },
  );
  const request = { credential_configuration_id: configuration, proofs: { jwt: [proof] } };
  const requestContent = await encryptedFor(metadata.credential_request_encryption.jwks.keys[0], request);
  const { info } = (await authlete.call('vci_single_parse_api', { accessToken, requestContent })).body;
  const order = { requestIdentifier: info?.identifier, credentialPayload: JSON.stringify(payload) };
  const issued = (await authlete.call('vci_single_issue_api', { accessToken, order })).body;
  return contentOf(issued).credentials[0].credential;
}

describe('The fixtures of a credential issuer', () => {
  it('have what the metadata advertise', () => {
    expect(metadata).toMatchObject({
      batch_credential_issuance: { batch_size: 10 },
      credential_request_encryption: { zip_values_supported: ['DEF'], encryption_required: false },
      credential_response_encryption: { alg_values_supported: ['ECDH-ES'], zip_values_supported: ['DEF'] },
    });
    expect(Object.keys(metadata.credential_configurations_supported)).toEqual([identity, licence]);
  });

  it('have a signing key with a certificate of an authority', () => {
    const leaf = new X509Certificate(Buffer.from(issuerKey.x5c[0], 'base64'));
    expect(leaf.verify(new X509Certificate(authority).publicKey)).toBe(true);
    expect(leaf.publicKey.export({ format: 'jwk' })).toMatchObject({ x: issuerKey.x, y: issuerKey.y });
  });

  it('issue an SD-JWT VC', async () => {
    const { vct } = metadata.credential_configurations_supported[identity];
    const credential = await credentialOf(identity, { vct, given_name: 'Inga' });
    expect(await verifiedSdJwt(credential, issuerKey)).toMatchObject({ vct, given_name: 'Inga' });
  });

  it('issue an mdoc', async () => {
    const claims = { 'org.iso.18013.5.1': { issuing_country: 'UT', height: 180 } };
    const credential = await credentialOf(licence, { doctype: licence, claims });
    expect(await verifiedMdoc(credential, authority)).toMatchObject({ docType: licence, claims });
  });
});
