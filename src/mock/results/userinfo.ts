import { authlete, refusals, rows } from './row.js';

/** `/auth/userinfo`. */
const info = {
  ...refusals({ auth_userinfo_api: 'BAD_REQUEST' }, authlete, {
    A088301: [
      'invalid_request',
      'The call has no access token.',
      'The access token that the client presented, as token.',
    ],
  }),
  ...refusals({ auth_userinfo_api: 'UNAUTHORIZED' }, 'RFC 6750, section 3.1', {
    A088302: [
      'invalid_token',
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
      'live',
    ],
    A088304: [
      'invalid_token',
      'The payload of the access token is not the JSON of a JWT.',
      { needed: 'An access token whose payload is a JSON object.', source: 'RFC 7519, section 7.2' },
    ],
    A088305: [
      'invalid_token',
      'The access token is a JWT without jti.',
      { needed: 'A JWT with jti.', source: 'RFC 9068, section 2.2' },
    ],
    A088306: [
      'invalid_token',
      'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      { needed: 'A JWT that the service signed.', source: 'RFC 9068, section 2.1' },
    ],
    A089301: [
      'invalid_token',
      'The access token has expired, and it has no refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A089302: [
      'invalid_token',
      'The access token has expired, and so has its refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A089303: [
      'invalid_token',
      'The access token has expired. Its refresh token is still valid.',
      'An access token that has not expired. The client can use its refresh token.',
    ],
    A089305: [
      'invalid_token',
      'The access token has no subject.',
      {
        needed: 'An access token of a user, not of a client alone.',
        source: 'OpenID Connect Core, section 5.3.2',
      },
    ],
    A089307: [
      'invalid_token',
      'The access token is bound to a client certificate, but there is none.',
      { needed: 'The certificate of the client as clientCertificate.', source: 'RFC 8705, section 3' },
    ],
    A089308: [
      'invalid_token',
      'The client certificate cannot be read.',
      { needed: 'An X.509 certificate in PEM as clientCertificate.', source: authlete },
    ],
    A089310: [
      'invalid_token',
      'The access token is bound to another client certificate.',
      { needed: 'The certificate that the token is bound to.', source: 'RFC 8705, section 3' },
    ],
    A089311: [
      'invalid_token',
      'The access token is bound to a key, but there is no DPoP proof.',
      { needed: 'A DPoP proof by the key that the token is bound to.', source: 'RFC 9449, section 7.1' },
      'live',
    ],
    A089312: [
      'invalid_dpop_proof',
      'The key of the DPoP proof is not the one that the access token is bound to.',
      { needed: 'A DPoP proof by the key that the token is bound to.', source: 'RFC 9449, section 4.3' },
      'live',
    ],
    A089313: [
      'invalid_dpop_proof',
      'The DPoP proof is invalid: {problem}.',
      { needed: 'A valid DPoP proof for this request.', source: 'RFC 9449, section 4.3' },
      'live',
    ],
    A089314: [
      'invalid_dpop_proof',
      'The DPoP proof must be signed with a key pair, not with {alg}.',
      { needed: 'An asymmetric algorithm such as ES256.', source: 'RFC 9449, section 4.2' },
    ],
    A089315: [
      'invalid_dpop_proof',
      'The DPoP proof has no jwk in its header.',
      { needed: 'The public key as jwk in the header.', source: 'RFC 9449, section 4.2' },
    ],
    A089316: [
      'invalid_dpop_proof',
      'The DPoP proof has no alg in its header.',
      { needed: 'The alg in the header.', source: 'RFC 9449, section 4.2' },
    ],
    A097301: [
      'invalid_token',
      'The client {client} of the access token no longer exists.',
      { needed: 'A client that the service still has.', source: authlete },
    ],
  }),
  ...refusals({ auth_userinfo_api: 'FORBIDDEN' }, 'OpenID Connect Core, section 5.3', {
    A089304: [
      'insufficient_scope',
      'The access token lacks the scope openid.',
      'An access token with the scope openid.',
      'live',
    ],
    A089306: [
      'insufficient_scope',
      'The access token comes from the password grant.',
      'An access token of a flow with an ID token: not of the password grant.',
      'inferred',
    ],
  }),
  ...rows(
    { auth_userinfo_api: 'OK' },
    { A091001: [undefined, 'The access token is valid for the userinfo endpoint.'] },
  ),
};

/** `/auth/userinfo/issue`. */
const issue = {
  ...refusals({ auth_userinfo_issue_api: 'BAD_REQUEST' }, authlete, {
    A092301: [
      'invalid_request',
      'The call has no access token.',
      'The access token that the client presented, as token.',
    ],
  }),
  ...refusals({ auth_userinfo_issue_api: 'UNAUTHORIZED' }, 'RFC 6750, section 3.1', {
    A092302: [
      'invalid_token',
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
    ],
    A092304: [
      'invalid_token',
      'The payload of the access token is not the JSON of a JWT.',
      { needed: 'An access token whose payload is a JSON object.', source: 'RFC 7519, section 7.2' },
    ],
    A092305: [
      'invalid_token',
      'The access token is a JWT without jti.',
      { needed: 'A JWT with jti.', source: 'RFC 9068, section 2.2' },
    ],
    A092306: [
      'invalid_token',
      'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      { needed: 'A JWT that the service signed.', source: 'RFC 9068, section 2.1' },
    ],
    A093301: [
      'invalid_token',
      'The access token has expired, and it has no refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A093302: [
      'invalid_token',
      'The access token has expired, and so has its refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A093303: [
      'invalid_token',
      'The access token has expired. Its refresh token is still valid.',
      'An access token that has not expired. The client can use its refresh token.',
    ],
    A093305: [
      'invalid_token',
      'The access token has no subject.',
      {
        needed: 'An access token of a user, not of a client alone.',
        source: 'OpenID Connect Core, section 5.3.2',
      },
    ],
    A095301: [
      'invalid_token',
      'The client {client} of the access token has been deleted.',
      { needed: 'A client that the service still has.', source: authlete },
    ],
  }),
  ...refusals({ auth_userinfo_issue_api: 'FORBIDDEN' }, 'OpenID Connect Core, section 5.3', {
    A093304: [
      'insufficient_scope',
      'The access token lacks the scope openid.',
      'An access token with the scope openid.',
    ],
    A093306: [
      'insufficient_scope',
      'The access token comes from the password grant.',
      'An access token of a flow with an ID token: not of the password grant.',
      'inferred',
    ],
  }),
  ...refusals({ auth_userinfo_issue_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A094201: ['server_error', 'The claims are not a JSON object.', 'A JSON object as claims.'],
  }),
  ...rows(
    { auth_userinfo_issue_api: ['JSON', 'JWT'] },
    { A096001: [undefined, 'The userinfo response for the client was created.'] },
  ),
};

const locked = refusals(
  { auth_userinfo_api: 'UNAUTHORIZED', auth_userinfo_issue_api: 'UNAUTHORIZED' },
  authlete,
  {
    A097303: [
      'invalid_token',
      'The client {client} of the access token is locked.',
      'A client that is not locked. /client/lock_flag/update unlocks it.',
    ],
  },
);

export const userinfo = { ...info, ...issue, ...locked };
