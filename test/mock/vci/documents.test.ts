import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  configurations,
  credentialIssuer,
  issuer,
  issuerService,
  issuerWithout,
} from '../../support/credential-issuer.js';
import { wait } from '../../support/tokens.js';

const content = ({ body }: { body: { responseContent?: string | null } }) =>
  JSON.parse(body.responseContent ?? 'null');

const metadata = issuerService.credentialIssuerMetadata;

describe('A service that issues no verifiable credentials', () => {
  const authlete = issuer({ verifiableCredentialsEnabled: false });

  it.each([
    ['vci_metadata_api', 'A364301'],
    ['vci_jwtissuer_api', 'A416301'],
    ['vci_jwks_api', 'A402301'],
    ['vci_nonce_api', 'A000000'],
  ] as const)('has nothing at %s', async (operationId, resultCode) => {
    const answered = await authlete.call(operationId, {});
    expect(answered.body).toMatchObject({ action: 'NOT_FOUND', resultCode });
    expect(content(answered).error).toBe('not_found');
  });
});

describe('The metadata of a credential issuer', () => {
  it('has what is configured, and nothing else', async () => {
    const answered = await issuer().call('vci_metadata_api', { pretty: true });
    expect(answered.body).toMatchObject({ action: 'OK', resultCode: 'A364001' });
    expect(answered.body.responseContent).toContain('{\n  "credential_issuer"');
    expect(content(answered)).toEqual({
      credential_issuer: credentialIssuer,
      credential_endpoint: `${credentialIssuer}/credential`,
      credential_configurations_supported: configurations,
    });
  });

  it('has endpoints, encryption, batches and display', async () => {
    const authlete = issuer({
      credentialIssuerMetadata: {
        ...metadata,
        authorizationServers: ['https://as.example.com'],
        batchCredentialEndpoint: `${credentialIssuer}/batch`,
        deferredCredentialEndpoint: `${credentialIssuer}/deferred`,
        nonceEndpoint: `${credentialIssuer}/nonce`,
        notificationEndpoint: `${credentialIssuer}/notification`,
        credentialRequestEncryptionJwks: JSON.stringify({
          keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'secret', alg: 'ECDH-ES' }],
        }),
        credentialRequestEncryptionEncValuesSupported: ['A128GCM'],
        credentialResponseEncryptionAlgValuesSupported: ['ECDH_ES', 'RSA_OAEP_256'],
        credentialResponseEncryptionEncValuesSupported: ['A128CBC_HS256'],
        requireCredentialResponseEncryption: true,
        batchSize: 3,
        display: JSON.stringify([{ name: 'An issuer' }]),
      },
    });
    expect(content(await authlete.call('vci_metadata_api', {}))).toEqual({
      credential_issuer: credentialIssuer,
      authorization_servers: ['https://as.example.com'],
      credential_endpoint: `${credentialIssuer}/credential`,
      deferred_credential_endpoint: `${credentialIssuer}/deferred`,
      nonce_endpoint: `${credentialIssuer}/nonce`,
      notification_endpoint: `${credentialIssuer}/notification`,
      credential_request_encryption: {
        jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', alg: 'ECDH-ES' }] },
        enc_values_supported: ['A128GCM'],
        encryption_required: false,
      },
      credential_response_encryption: {
        alg_values_supported: ['ECDH-ES', 'RSA-OAEP-256'],
        enc_values_supported: ['A128CBC-HS256'],
        encryption_required: true,
      },
      batch_credential_issuance: { batch_size: 3 },
      display: [{ name: 'An issuer' }],
      credential_configurations_supported: configurations,
    });
  });

  it('of the first draft has the batch endpoint instead of the nonce endpoint and batches', async () => {
    const authlete = issuer({
      oid4vciVersion: '1.0-ID1',
      credentialIssuerMetadata: {
        ...metadata,
        batchCredentialEndpoint: `${credentialIssuer}/batch`,
        nonceEndpoint: `${credentialIssuer}/nonce`,
        batchSize: 3,
      },
    });
    expect(content(await authlete.call('vci_metadata_api', {}))).toEqual({
      credential_issuer: credentialIssuer,
      credential_endpoint: `${credentialIssuer}/credential`,
      batch_credential_endpoint: `${credentialIssuer}/batch`,
      credential_configurations_supported: configurations,
    });
  });

  it('reports nothing for batches of one', async () => {
    const authlete = issuer({ credentialIssuerMetadata: { ...metadata, batchSize: 1 } });
    expect(content(await authlete.call('vci_metadata_api', {}))).not.toHaveProperty(
      'batch_credential_issuance',
    );
  });

  it.each([
    [{}, 'credentialIssuer'],
    [{ ...metadata, credentialIssuer: '' }, 'credentialIssuer'],
    [{ credentialIssuer }, 'credentialEndpoint'],
    [{ ...metadata, credentialsSupported: '' }, 'credentialsSupported'],
  ])('cannot be made from %j', async (credentialIssuerMetadata, missing) => {
    const answered = await issuer({ credentialIssuerMetadata }).call('vci_metadata_api', {});
    expect(answered.body.action).toBe('INTERNAL_SERVER_ERROR');
    expect(answered.body.resultMessage).toContain(`no usable ${missing}.`);
    expect(content(answered).error).toBe('server_error');
  });
});

it('The metadata of a credential issuer must be configured', async () => {
  const { body } = await issuerWithout('credentialIssuerMetadata').call('vci_metadata_api', {});
  expect(body.resultMessage).toContain('no usable credentialIssuerMetadata.');
});

describe('The keys of a credential issuer', () => {
  it('are public', async () => {
    const answered = await issuer().call('vci_jwks_api', {});
    expect(answered.body).toMatchObject({ action: 'OK' });
    const [key, ...others] = content(answered).keys;
    expect(key).toMatchObject({ kid: 'vc', alg: 'ES256' });
    expect(key).not.toHaveProperty('d');
    expect(createPublicKey({ key, format: 'jwk' }).asymmetricKeyType).toBe('ec');
    expect(others).toEqual([]);
  });

  it('must be present', async () => {
    const authlete = issuerWithout('credentialJwks');
    const { body } = await authlete.call('vci_jwks_api', {});
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A403201' });
    const asIssuer = await authlete.call('vci_jwtissuer_api', {});
    expect(asIssuer.body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A417202' });
  });

  it('are in the metadata of the JWT issuer', async () => {
    const authlete = issuer();
    const { keys } = content(await authlete.call('vci_jwks_api', {}));
    const answered = await authlete.call('vci_jwtissuer_api', {});
    expect(answered.body.action).toBe('OK');
    expect(content(answered)).toEqual({ issuer: credentialIssuer, jwks: { keys } });
  });

  it('are pointed to where their location is configured', async () => {
    const credentialJwksUri = `${credentialIssuer}/jwks`;
    const answered = await issuer({ credentialJwksUri }).call('vci_jwtissuer_api', {});
    expect(content(answered)).toEqual({ issuer: credentialIssuer, jwks_uri: credentialJwksUri });
  });

  it('belong to an issuer with a name', async () => {
    const { body } = await issuerWithout('credentialIssuerMetadata').call('vci_jwtissuer_api', {});
    expect(body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A000000' });
  });
});

describe('The nonce for key proofs', () => {
  it('is the same for a window of time', async () => {
    const authlete = issuer({ cnonceDuration: 60 });
    const first = await authlete.call('vci_nonce_api', {});
    expect(first.body).toMatchObject({ action: 'OK', cnonce: expect.stringMatching(/^[\w-]{43}$/) });
    expect(content(first)).toEqual({ c_nonce: first.body.cnonce });
    await wait(authlete, 60);
    const second = await authlete.call('vci_nonce_api', {});
    expect(second.body.cnonce).not.toBe(first.body.cnonce);
  });

  it.each([{}, { oid4vciVersion: '1.0-ID1' }])('has no endpoint with %j', async (version) => {
    const { body } = await issuerWithout('oid4vciVersion', version).call('vci_nonce_api', {});
    expect(body).toMatchObject({ action: 'NOT_FOUND' });
  });
});
