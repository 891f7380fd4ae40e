import type { ServiceData } from './data.js';

/** Base64-encoded DER certificate of the key. The CA certificate is in `examples/credential-authority.pem`. */
const certificate = `
  MIICCTCCAbCgAwIBAgIBAjAKBggqhkjOPQQDAjBAMQswCQYDVQQGEwJVVDENMAsGA1UEChMERGVtbzEiMCAGA1UEAxMZRGVtbyBjcmVk
  ZW50aWFsIGF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMDk5MTIzMTAwMDAwMFowPTELMAkGA1UEBhMCVVQxDTALBgNVBAoTBERl
  bW8xHzAdBgNVBAMTFkRlbW8gY3JlZGVudGlhbCBpc3N1ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ6XJ/y77V2fa8XyQl1xhCR
  Nn2sp2nUsgvoVdad3QPDZ2pgM+gla1VLpHvqasl6/TDrtciY8rfKs3frbqxe7GvUo4GbMIGYMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/
  BAQDAgeAMBUGA1UdJQEB/wQLMAkGByiBjF0FAQIwIQYDVR0RBBowGIYWaHR0cHM6Ly9hcy5leGFtcGxlLmNvbTAdBgNVHQ4EFgQUqPkn
  3CqIpBHB0aFYNRd9lkBoSbAwHwYDVR0jBBgwFoAUK6GntXbyKp4Gs8D3YnBMztGOa58wCgYIKoZIzj0EAwIDRwAwRAIgLfMn6/Ubqn8c
  EGv8z+4vVHyFo7ltqqUcBymoXB7KHosCIC2AmZStyZpifw8QKLY2OMFOwHdpJwdVW92uSoOE25xk`;

/** The signing key of all demo services. It is public, so its signatures prove nothing. */
const signingKey = {
  kty: 'EC',
  crv: 'P-256',
  use: 'sig',
  alg: 'ES256',
  kid: 'demo-credential-issuer',
  x: 'Olyf8u-1dn2vF8kJdcYQkTZ9rKdp1LIL6FXWnd0Dw2c',
  y: 'amAz6CVrVUuke-pqyXr9MOu1yJjyt8qzd-turF7sa9Q',
  d: 'zfh50HUaZTluy-8O1CbGN1xlQgI6eYJE4wB5aFH-1Vw',
  x5c: [certificate.replaceAll(/\s/g, '')],
};

/** Key proofs that wallets send for the key that a credential is bound to (OpenID4VCI, appendix F.1). */
const proof_types_supported = { jwt: { proof_signing_alg_values_supported: ['ES256'] } };

/** One credential configuration per format (OpenID4VCI, appendices A.2 and A.3). */
const configurations = {
  IdentityCredential: {
    format: 'dc+sd-jwt',
    vct: 'urn:example:credentials:identity',
    scope: 'identity_credential',
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ['ES256'],
    proof_types_supported,
  },
  'org.iso.18013.5.1.mDL': {
    format: 'mso_mdoc',
    doctype: 'org.iso.18013.5.1.mDL',
    scope: 'driving_licence',
    cryptographic_binding_methods_supported: ['cose_key'],
    credential_signing_alg_values_supported: [-7],
    proof_types_supported,
  },
};

/** Properties that make the demo service a verifiable credential issuer (OpenID4VCI 1.0). */
export const demoIssuer: ServiceData = {
  verifiableCredentialsEnabled: true,
  oid4vciVersion: '1.0',
  preAuthorizedGrantAnonymousAccessSupported: true,
  credentialJwks: JSON.stringify({ keys: [signingKey] }),
  credentialJwksUri: 'https://as.example.com/vci/jwks',
  credentialIssuerMetadata: {
    credentialIssuer: 'https://as.example.com',
    credentialEndpoint: 'https://as.example.com/credential',
    deferredCredentialEndpoint: 'https://as.example.com/deferred_credential',
    nonceEndpoint: 'https://as.example.com/nonce',
    credentialsSupported: JSON.stringify(configurations),
  },
};
