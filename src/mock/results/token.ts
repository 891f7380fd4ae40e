import { authlete, refusals, rows } from './row.js';

/** `/auth/token`: the client cannot be identified. */
const unidentified = refusals({ auth_token_api: 'INVALID_CLIENT' }, 'RFC 6749, section 2.3', {
  A048302: [
    'invalid_client',
    'The client_id is empty.',
    { needed: 'The ID of a client.', source: 'RFC 6749, section 3.2.1' },
  ],
  A048303: [
    'invalid_client',
    'The token request has more than one client_id.',
    { needed: 'One client_id.', source: 'RFC 6749, section 3.2' },
  ],
  A048304: [
    'invalid_client',
    'No client has the ID {client}.',
    { needed: 'The ID of a client of the service.', source: 'RFC 6749, section 5.2' },
  ],
  A048307: [
    'invalid_client',
    'The client {client} is locked.',
    { needed: 'A client that is not locked. /client/lock_flag/update unlocks it.', source: authlete },
  ],
  A048312: [
    'invalid_client',
    'The token request names two different clients.',
    'The same client in the Authorization header, the client_id and the assertion.',
  ],
  A048323: [
    'invalid_client',
    'No client has the ID or the alias {client}.',
    { needed: 'The ID or the alias of a client of the service.', source: 'RFC 6749, section 5.2' },
  ],
  A244302: [
    'invalid_client',
    'The token request has more than one client_assertion.',
    { needed: 'One client_assertion.', source: 'RFC 6749, section 3.2' },
  ],
  A244303: [
    'invalid_client',
    'The client assertion is not a JWT.',
    { needed: 'A signed JWT as client_assertion.', source: 'RFC 7523, section 3' },
  ],
  A244304: [
    'invalid_client',
    'The client assertion has no iss.',
    { needed: 'The client ID as iss.', source: 'RFC 7523, section 3' },
  ],
});

/** `/auth/token`: errors of the call itself. */
const call = refusals({ auth_token_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
  A047201: ['server_error', 'The call has no parameters.', 'The member parameters.'],
  A050201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
  A052201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
  A053201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
});

const refused = refusals({ auth_token_api: 'BAD_REQUEST' }, 'RFC 6749, section 4.1.3', {
  A047301: [
    'invalid_request',
    'The token request is empty.',
    { needed: 'The parameters of a token request, grant_type among them.', source: 'RFC 6749, section 5.2' },
  ],
  A047302: [
    'unauthorized_client',
    'The client may not use the grant type {grantType}.',
    { needed: 'A grant type of the client. It may use {registered}.', source: 'RFC 6749, section 5.2' },
  ],
  A049301: [
    'invalid_request',
    'The token request has no grant_type.',
    { needed: 'The parameter grant_type.', source: 'RFC 6749, section 5.2' },
  ],
  A049302: [
    'invalid_request',
    'The grant_type is empty.',
    { needed: 'A grant_type such as authorization_code.', source: 'RFC 6749, section 5.2' },
  ],
  A049303: [
    'invalid_request',
    'The token request has more than one grant_type.',
    { needed: 'One grant_type.', source: 'RFC 6749, section 3.2' },
  ],
  A049304: [
    'unsupported_grant_type',
    'The grant_type is not defined.',
    {
      needed: 'A grant_type that is defined. The service supports {supported}.',
      source: 'RFC 6749, section 5.2',
    },
  ],
  A049305: [
    'unsupported_grant_type',
    'The service does not support the grant type {grantType}.',
    { needed: 'A grant type of the service. It supports {supported}.', source: 'RFC 6749, section 5.2' },
  ],
  A049306: [
    'unsupported_grant_type',
    'The token endpoint does not support the implicit grant.',
    { needed: 'The authorization endpoint for the implicit grant.', source: 'RFC 6749, section 4.2' },
  ],
  A244305: [
    'invalid_request',
    'The token request does not identify the client. Add a client_id.',
    {
      needed: 'A client_id, or client credentials in the Authorization header.',
      source: 'RFC 6749, section 3.2.1',
    },
    'live',
  ],

  A048315: [
    'invalid_request',
    'The token request has neither a client_id nor a code.',
    'A client_id and a code.',
  ],
  A048316: [
    'invalid_request',
    'The token request has no client_id, and its code is empty.',
    'A client_id and a code.',
  ],
  A048318: [
    'invalid_request',
    'The token request has neither a client_id nor a refresh_token.',
    { needed: 'A client_id and a refresh_token.', source: 'RFC 6749, section 6' },
  ],
  A048319: [
    'invalid_request',
    'The token request has no client_id, and its refresh_token is empty.',
    { needed: 'A client_id and a refresh_token.', source: 'RFC 6749, section 6' },
  ],
  A244310: [
    'invalid_grant',
    'The authorization code that should identify the client does not exist.',
    'A code that the service issued and that has not been used, or a client_id.',
  ],
  A244312: [
    'invalid_grant',
    'The client of the authorization code has been deleted.',
    { needed: 'A client that the service still has.', source: authlete },
  ],
  A244313: [
    'invalid_grant',
    'The client of the refresh token has been deleted.',
    { needed: 'A client that the service still has.', source: authlete },
  ],
  A244314: [
    'invalid_grant',
    'The refresh token that should identify the client does not exist.',
    {
      needed: 'A refresh token of the service that is still valid, or a client_id.',
      source: 'RFC 6749, section 6',
    },
  ],

  A050301: ['invalid_request', 'The token request has no code.', 'The parameter code.'],
  A050302: ['invalid_request', 'The code is empty.', 'The code that the authorization endpoint returned.'],
  A050303: [
    'invalid_request',
    'The token request has more than one code.',
    { needed: 'One code.', source: 'RFC 6749, section 3.2' },
  ],
  A050304: [
    'invalid_request',
    'The token request has more than one redirect_uri.',
    { needed: 'One redirect_uri.', source: 'RFC 6749, section 3.2' },
  ],
  A050305: [
    'invalid_grant',
    'The authorization code does not exist.',
    'A code that the service issued and that has not been used: each code is accepted once.',
    'live',
  ],
  A050307: [
    'invalid_grant',
    'The authorization code belongs to another client.',
    'The client to which the code was issued.',
  ],
  A050308: [
    'invalid_grant',
    'The authorization request had a redirect_uri, but the token request has none.',
    'The redirect_uri of the authorization request, which was {registered}.',
  ],
  A050309: [
    'invalid_grant',
    'The redirect_uri is not the one of the authorization request.',
    'The redirect_uri of the authorization request, which was {registered}.',
    'live',
  ],
  A050310: [
    'invalid_grant',
    'The authorization request had no redirect_uri, but the token request has one.',
    {
      needed: 'A token request without redirect_uri, because the authorization request had none.',
      source: authlete,
    },
  ],
  A050311: [
    'invalid_grant',
    'The authorization code has expired.',
    {
      needed:
        'A code that has not expired. The authorizationCodeDuration of the service says how long it lives.',
      source: 'RFC 6749, section 4.1.2',
    },
  ],
  A050312: [
    'invalid_grant',
    'The token request has no code_verifier.',
    { needed: 'The code_verifier that belongs to the code_challenge.', source: 'RFC 7636, section 4.5' },
    'live',
  ],
  A050313: [
    'invalid_grant',
    'The code_verifier is empty.',
    { needed: 'The code_verifier that belongs to the code_challenge.', source: 'RFC 7636, section 4.5' },
  ],
  A050314: [
    'invalid_grant',
    'The token request has more than one code_verifier.',
    { needed: 'One code_verifier.', source: 'RFC 6749, section 3.2' },
  ],
  A050315: [
    'invalid_grant',
    'The code_verifier does not match the code_challenge.',
    {
      needed: 'The code_verifier whose {method} challenge the authorization request had.',
      source: 'RFC 7636, section 4.6',
    },
    'live',
  ],
  A050316: [
    'invalid_grant',
    'The code_verifier does not have the format of RFC 7636.',
    {
      needed: '43 to 128 characters from A-Z, a-z, 0-9, "-", ".", "_" and "~".',
      source: 'RFC 7636, section 4.1',
    },
  ],
  A050318: [
    'invalid_request',
    'The key of the DPoP proof is not the one that the code is bound to.',
    { needed: 'A DPoP proof with the key of the authorization request.', source: 'RFC 9449, section 10' },
    'live',
  ],
  A050317: [
    'invalid_grant',
    'The authorization request had no code_challenge, and the token request has a code_verifier.',
    {
      needed: 'A token request without code_verifier, or an authorization request with a code_challenge.',
      source: 'RFC 9700, section 4.8.2',
    },
    'live',
  ],

  A052301: [
    'unauthorized_client',
    'A public client cannot use the grant type client_credentials.',
    { needed: 'A confidential client.', source: 'RFC 6749, section 4.4' },
    'live',
  ],
  A052302: [
    'invalid_request',
    'The token request has more than one scope.',
    { needed: 'One scope.', source: 'RFC 6749, section 3.2' },
  ],
  A052303: [
    'invalid_scope',
    'The service requires a scope, but no requested or default scope is usable.',
    {
      needed: 'A scope that the service and the client support. The service supports {supported}.',
      source: 'RFC 6749, section 3.3',
    },
  ],

  A053301: [
    'invalid_request',
    'The token request has no refresh_token.',
    { needed: 'The parameter refresh_token.', source: 'RFC 6749, section 6' },
  ],
  A053302: [
    'invalid_request',
    'The refresh_token is empty.',
    { needed: 'The refresh token that the token endpoint returned.', source: 'RFC 6749, section 6' },
  ],
  A053303: [
    'invalid_request',
    'The token request has more than one refresh_token.',
    { needed: 'One refresh_token.', source: 'RFC 6749, section 3.2' },
  ],
  A053304: [
    'invalid_request',
    'The token request has more than one scope.',
    { needed: 'One scope.', source: 'RFC 6749, section 3.2' },
  ],
  A053305: [
    'invalid_grant',
    'The refresh token does not exist.',
    {
      needed: 'A refresh token that the service issued and that was not used up, revoked or replaced.',
      source: 'RFC 6749, section 6',
    },
    'live',
  ],
  A053307: [
    'invalid_grant',
    'The refresh token belongs to another client.',
    { needed: 'The client to which the refresh token was issued.', source: 'RFC 6749, section 6' },
  ],
  A053308: [
    'invalid_grant',
    'The refresh token has expired.',
    {
      needed:
        'A refresh token that has not expired. The refreshTokenDuration of the service says how long it lives.',
      source: 'RFC 6749, section 6',
    },
  ],
  A053309: [
    'invalid_scope',
    'The scope {scope} exceeds that of the refresh token.',
    { needed: 'Scopes that the refresh token has. It has {registered}.', source: 'RFC 6749, section 6' },
  ],
  A053310: [
    'invalid_grant',
    'Another request has used the refresh token.',
    {
      needed:
        'A refresh token that has not been used: the service replaces refresh tokens when they are used.',
      source: 'RFC 6749, section 6',
    },
  ],
  A053311: [
    'invalid_grant',
    'The key of the DPoP proof is not the one that the refresh token is bound to.',
    {
      needed: 'A DPoP proof with the key that the refresh token is bound to.',
      source: 'RFC 9449, section 5',
    },
  ],
});

const issued = rows(
  { auth_token_api: 'OK' },
  {
    A050001: [undefined, 'The authorization code was exchanged for tokens.', 'live'],
    A052001: [undefined, 'An access token was issued for the client credentials.', 'live'],
  },
);

const refreshed = rows(
  { auth_token_api: ['OK', 'ID_TOKEN_REISSUABLE', 'NATIVE_SSO'] },
  { A053001: [undefined, 'The tokens were refreshed.'] },
);

/** Native SSO: tokens are issued and the authorization server creates the token response. */
const nativeSso = {
  ...rows(
    { auth_token_api: 'NATIVE_SSO' },
    {
      A050002: [undefined, 'The authorization code was exchanged for tokens for native SSO.', 'live'],
      A311002: [undefined, 'The device secret was exchanged for tokens for native SSO.', 'live'],
    },
  ),
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'Native SSO 1.0, section 4.1', {
    A311337: [
      'invalid_target',
      'The audience must be the issuer of the service alone.',
      'The issuer of the service alone as audience.',
      'live',
    ],
  }),
};

/** `/auth/token`: errors of the keys that tokens are bound to. */
const unbound = refusals({ auth_token_api: 'BAD_REQUEST' }, 'RFC 8705, section 3', {
  A244308: [
    'invalid_request',
    'The tokens are bound to a client certificate, but the request has none.',
    'The certificate of the client as clientCertificate.',
  ],
  A244309: [
    'invalid_request',
    'The client certificate cannot be read.',
    { needed: 'An X.509 certificate in PEM as clientCertificate.', source: authlete },
  ],
  A254307: [
    'use_dpop_nonce',
    'The nonce of the DPoP proof is missing or is not the current one.',
    { needed: 'A DPoP proof with the nonce of the last DPoP-Nonce header.', source: 'RFC 9449, section 8' },
    'live',
  ],
});

export const token = {
  ...unbound,
  ...unidentified,
  ...call,
  ...refused,
  ...issued,
  ...refreshed,
  ...nativeSso,
};
