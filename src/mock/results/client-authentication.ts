import { authlete, refusals } from './row.js';

/** Failed client authentication, at all endpoints where clients authenticate (RFC 6749, section 2.3). */
const refusedClient = {
  auth_token_api: 'INVALID_CLIENT',
  auth_revocation_api: 'INVALID_CLIENT',
  pushed_auth_req_api: 'UNAUTHORIZED',
  backchannel_authentication_api: 'UNAUTHORIZED',
  device_authorization_api: 'UNAUTHORIZED',
} as const;

/** The service could not check the client's credentials. */
const failed = {
  auth_token_api: 'INTERNAL_SERVER_ERROR',
  auth_revocation_api: 'INTERNAL_SERVER_ERROR',
  pushed_auth_req_api: 'INTERNAL_SERVER_ERROR',
  backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
  device_authorization_api: 'INTERNAL_SERVER_ERROR',
} as const;

const keys = {
  ...refusals(failed, authlete, {
    A156102: [
      'server_error',
      'The JWK Set of the client {client} could not be fetched: {reason}.',
      'A JWK Set of the client that the mock may fetch. Allow its URL with serve --allow-fetch.',
    ],
  }),
  ...refusals(refusedClient, 'OpenID Connect Dynamic Client Registration, section 2', {
    A156301: [
      'invalid_client',
      'The client {client} has neither jwks nor jwks_uri.',
      'Public keys of the client: jwks or jwks_uri.',
    ],
    A156302: [
      'invalid_client',
      'The document at {url} is not a JWK Set of the client {client}.',
      'A JWK Set at the jwks_uri of the client.',
    ],
    A156303: [
      'invalid_client',
      'The jwks of the client {client} is not a JWK Set.',
      'A JWK Set as the jwks of the client.',
    ],
    A156304: [
      'invalid_client',
      'The jwks of the client {client} has no key for {alg} (kid={kid}).',
      'A key for {alg} in the jwks of the client.',
    ],
    A156305: [
      'invalid_client',
      'The JWK Set at {url} has no key for {alg} (kid={kid}).',
      'A key for {alg} in the JWK Set of the client.',
    ],
    A156306: [
      'invalid_client',
      'The jwks of the client {client} has several keys for {alg} (kid={kid}).',
      { needed: 'A kid in the header that names one key.', source: 'OpenID Connect Core, section 10.1' },
    ],
    A156307: [
      'invalid_client',
      'The JWK Set at {url} has several keys for {alg} (kid={kid}).',
      { needed: 'A kid in the header that names one key.', source: 'OpenID Connect Core, section 10.1' },
    ],
  }),
};

const secrets = refusals(refusedClient, 'RFC 6749, section 2.3.1', {
  A157301: [
    'invalid_client',
    'The client is confidential, but its authentication method is NONE.',
    {
      needed: 'A client authentication method other than NONE, which the client can use.',
      source: 'RFC 6749, section 2.3',
    },
  ],
  A157304: [
    'invalid_client',
    'The client authenticates by {method}, but the request has no client secret.',
    'The client secret, sent by {method}.',
  ],
  A157305: [
    'invalid_client',
    'The client secret is wrong.',
    'The client secret of the client, sent by {method}.',
    'live',
  ],
  A157344: [
    'invalid_client',
    'The service does not support the authentication method {method}.',
    {
      needed: 'A client authentication method that the service supports. It supports {supported}.',
      source: 'RFC 6749, section 5.2',
    },
    'inferred',
  ],
  A157357: [
    'invalid_client',
    'The client authenticates by {method}, but the request has credentials of another method.',
    {
      needed: 'Credentials of {method}, which is the tokenAuthMethod of the client.',
      source: 'RFC 6749, section 2.3',
    },
    'live',
  ],
  A158301: [
    'invalid_client',
    'The request has more than one client_secret.',
    { needed: 'One client_secret.', source: 'RFC 6749, section 3.2' },
  ],
});

const { backchannel_authentication_api, ...takingPublicClients } = refusedClient;

/** CIBA does not allow public clients. */
const publicClients = refusals(takingPublicClients, 'RFC 6749, section 2.3', {
  A157302: [
    'invalid_client',
    'The client is public, but its authentication method is not NONE.',
    'NONE as the tokenAuthMethod of the client, or a confidential client.',
  ],
  A157303: [
    'invalid_client',
    'A public client must not send credentials.',
    'A client_id without a secret or assertion.',
    'live',
  ],
});

/** The other endpoints parse the client assertion and compare its iss when they identify the client. */
const unreadAssertions = refusals(
  { auth_token_api: 'INVALID_CLIENT', auth_revocation_api: 'INVALID_CLIENT' },
  'RFC 7523, section 3',
  {
    A157312: [
      'invalid_client',
      'The client assertion is not a signed JWT.',
      'A signed JWT as client_assertion.',
    ],
    A157314: [
      'invalid_client',
      'The payload of the client assertion is not a JSON object.',
      'A JSON object as the payload.',
    ],
    A157315: [
      'invalid_client',
      'The iss of the client assertion, {iss}, is not the client {client}.',
      'The client ID {client} as iss.',
    ],
  },
);

const assertions = refusals(refusedClient, 'RFC 7523, section 3', {
  A157306: [
    'invalid_client',
    'The client authenticates by {method}, but its tokenAuthSignAlg is NONE.',
    {
      needed: 'A tokenAuthSignAlg other than NONE.',
      source: 'OpenID Connect Dynamic Client Registration, section 2',
    },
  ],
  A157307: [
    'invalid_client',
    'The client authenticates by client_secret_jwt, but its tokenAuthSignAlg {alg} is not symmetric.',
    { needed: 'HS256, HS384 or HS512 as tokenAuthSignAlg.', source: 'OpenID Connect Core, section 9' },
  ],
  A157308: [
    'invalid_client',
    'The client authenticates by private_key_jwt, but its tokenAuthSignAlg {alg} is not asymmetric.',
    { needed: 'An asymmetric tokenAuthSignAlg such as ES256.', source: 'OpenID Connect Core, section 9' },
  ],
  A157309: [
    'invalid_client',
    'The request has neither client_assertion_type nor client_assertion.',
    {
      needed:
        'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer and a client_assertion.',
      source: 'RFC 7523, section 2.2',
    },
  ],
  A157310: [
    'invalid_client',
    'The client_assertion_type {type} is not supported.',
    {
      needed: 'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
      source: 'RFC 7523, section 2.2',
    },
  ],
  A157311: [
    'invalid_client',
    'The request has no client_assertion.',
    { needed: 'The parameter client_assertion.', source: 'RFC 7523, section 2.2' },
  ],
  A157313: [
    'invalid_client',
    'The client assertion must not be signed with {alg}.',
    {
      needed: 'A signature with the algorithm that the client registered. Registered: {registered}.',
      source: 'OpenID Connect Dynamic Client Registration, section 2',
    },
  ],
  A157316: [
    'invalid_client',
    'The sub of the client assertion, {sub}, is not the client {client}.',
    'The client ID {client} as sub.',
  ],
  A157317: [
    'invalid_client',
    'The service has no issuer to compare the aud of a client assertion with.',
    'An issuer of the service.',
  ],
  A157318: [
    'invalid_client',
    'The aud of the client assertion, {aud}, is not one of {audiences}.',
    'One of {audiences} as aud.',
    'live',
  ],
  A157319: ['invalid_client', 'The client assertion has no exp.', 'An exp in the future.'],
  A157320: [
    'invalid_client',
    'The client assertion has expired (exp={exp}, now={now}).',
    'An assertion that has not expired: an exp after {now}.',
  ],
  A157322: [
    'invalid_client',
    'The nbf of the client assertion is in the future (nbf={nbf}, now={now}).',
    'An nbf that is not after {now}.',
  ],
  A157323: [
    'invalid_client',
    'The iat of the client assertion is in the future (iat={iat}, now={now}).',
    { needed: 'An iat that is not after {now}.', source: authlete },
  ],
  A157324: [
    'invalid_client',
    'The client assertion has no jti.',
    { needed: 'A jti that is new in each assertion.', source: 'OpenID Connect Core, section 9' },
  ],
  A157325: [
    'invalid_client',
    'The key of the client cannot be used to verify its assertion (kid={kid}).',
    'A public key of the client that fits the algorithm.',
  ],
  A157326: [
    'invalid_client',
    'The signature of the client assertion is invalid.',
    'A signature with the key that the client registered.',
    'live',
  ],
  A157356: [
    'invalid_client',
    'The aud of the client assertion is not the issuer of the service.',
    {
      needed: 'The issuer of the service alone as aud, as a string.',
      source: 'FAPI 2 Security Profile, section 5.3.2.1',
    },
    'live',
  ],
  A158302: [
    'invalid_client',
    'The request has a client_assertion, but no client_assertion_type.',
    {
      needed: 'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
      source: 'RFC 7523, section 2.2',
    },
  ],
  A158303: [
    'invalid_client',
    'The client_assertion_type is empty.',
    {
      needed: 'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
      source: 'RFC 7523, section 2.2',
    },
  ],
  A158304: [
    'invalid_client',
    'The request has more than one client_assertion_type.',
    { needed: 'One client_assertion_type.', source: 'RFC 6749, section 3.2' },
  ],
  A158305: [
    'invalid_client',
    'The request has more than one client_assertion.',
    { needed: 'One client_assertion.', source: 'RFC 6749, section 3.2' },
  ],
});

const certificates = refusals(refusedClient, 'RFC 8705, section 2.1', {
  A157327: [
    'invalid_client',
    'The request does not have a client certificate.',
    {
      needed: 'The certificate of the client as clientCertificate, from the TLS connection.',
      source: 'RFC 8705, section 2',
    },
  ],
  A157328: [
    'invalid_client',
    'The client certificate cannot be read.',
    { needed: 'An X.509 certificate in PEM.', source: authlete },
  ],
  A157329: [
    'invalid_client',
    'The client has not registered a key for its certificate (kid={kid}).',
    { needed: 'The key of the certificate in the JWK Set of the client.', source: 'RFC 8705, section 2.2' },
  ],
  A157330: [
    'invalid_client',
    'The key that the client has registered has no x5c (kid={kid}).',
    {
      needed: 'An x5c with the certificate in the key that the client registered.',
      source: 'RFC 8705, section 2.2',
    },
  ],
  A157332: [
    'invalid_client',
    'The certificate that the client has registered cannot be read.',
    { needed: 'An X.509 certificate as the first x5c of the key.', source: 'RFC 8705, section 2.2' },
  ],
  A157333: [
    'invalid_client',
    'The client certificate is not the one that the client has registered.',
    { needed: 'The certificate that the client registered.', source: 'RFC 8705, section 2.2' },
  ],
  A157335: [
    'invalid_client',
    'The service has no trusted root certificates to validate a path with.',
    'Certificates in the trustedRootCertificates of the service.',
  ],
  A157336: [
    'invalid_client',
    'A trusted root certificate of the service cannot be read.',
    'X.509 certificates in PEM as the trustedRootCertificates of the service.',
  ],
  A157338: [
    'invalid_client',
    'The path of the client certificate cannot be read.',
    'X.509 certificates in PEM as clientCertificatePath.',
  ],
  A157339: [
    'invalid_client',
    'The client certificate does not lead to a trusted root certificate.',
    'A certificate that one of the trustedRootCertificates of the service issued, with the path in between.',
  ],
  A157340: [
    'invalid_client',
    'The client has not registered a subject for its certificate.',
    { needed: 'One of the tlsClientAuth properties of the client.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157342: [
    'invalid_client',
    'The subject that the client has registered cannot be read.',
    { needed: 'A distinguished name as tlsClientAuthSubjectDn.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157343: [
    'invalid_client',
    'The subject of the client certificate, {presented}, is not {registered}.',
    'A certificate with the subject {registered}.',
  ],
  A157345: [
    'invalid_client',
    'The client has registered more than one subject for its certificate.',
    { needed: 'One of the tlsClientAuth properties of the client.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157346: [
    'invalid_client',
    'No DNS name of the client certificate is {registered}: {presented}.',
    { needed: 'A certificate with the DNS name {registered}.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157347: [
    'invalid_client',
    'No URI of the client certificate is {registered}: {presented}.',
    { needed: 'A certificate with the URI {registered}.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157348: [
    'invalid_client',
    'No IP address of the client certificate is {registered}: {presented}.',
    { needed: 'A certificate with the IP address {registered}.', source: 'RFC 8705, section 2.1.2' },
  ],
  A157349: [
    'invalid_client',
    'No email address of the client certificate is {registered}: {presented}.',
    { needed: 'A certificate with the email address {registered}.', source: 'RFC 8705, section 2.1.2' },
  ],
});

/** Authlete's codes are unpublished. One row stands for all of them. */
const attestations = refusals(refusedClient, 'OAuth 2.0 Attestation-Based Client Authentication', {
  'A000000 attestation': [
    'invalid_client',
    'The client is not authenticated: {reason} (the result code of the real service is not known).',
    'An attestation of the client and a proof of possession that pass these checks.',
    'inferred',
  ],
  'A000000 spiffe': [
    'invalid_client',
    'The client is not authenticated by a JWT-SVID: {reason} (the result code of the real service is not known).',
    { needed: 'A JWT-SVID that passes these checks.', source: 'OAuth SPIFFE Client Authentication' },
    'inferred',
  ],
});

export const clientAuthentication = {
  ...keys,
  ...secrets,
  ...publicClients,
  ...unreadAssertions,
  ...assertions,
  ...certificates,
  ...attestations,
};
