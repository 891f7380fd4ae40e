import { rows } from './row.js';

/** `/auth/userinfo`. */
const info = {
  ...rows(
    { auth_userinfo_api: 'BAD_REQUEST' },
    { A088301: ['invalid_request', 'The call has no access token.'] },
  ),
  ...rows(
    { auth_userinfo_api: 'UNAUTHORIZED' },
    {
      A088302: ['invalid_token', 'The access token does not exist.', 'live'],
      A088304: ['invalid_token', 'The payload of the access token is not the JSON of a JWT.'],
      A088305: ['invalid_token', 'The access token is a JWT without jti.'],
      A088306: [
        'invalid_token',
        'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      ],
      A089301: ['invalid_token', 'The access token has expired, and it has no refresh token.'],
      A089302: ['invalid_token', 'The access token has expired, and so has its refresh token.'],
      A089303: ['invalid_token', 'The access token has expired. Its refresh token is still valid.'],
      A089305: ['invalid_token', 'The access token has no subject.'],
      A089307: ['invalid_token', 'The access token is bound to a client certificate, but there is none.'],
      A089308: ['invalid_token', 'The client certificate cannot be read.'],
      A089310: ['invalid_token', 'The access token is bound to another client certificate.'],
      A089311: ['invalid_token', 'The access token is bound to a key, but there is no DPoP proof.', 'live'],
      A089312: [
        'invalid_dpop_proof',
        'The key of the DPoP proof is not the one that the access token is bound to.',
        'live',
      ],
      A089313: ['invalid_dpop_proof', 'The DPoP proof is invalid: {problem}.', 'live'],
      A089314: ['invalid_dpop_proof', 'The DPoP proof must be signed with a key pair, not with {alg}.'],
      A089315: ['invalid_dpop_proof', 'The DPoP proof has no jwk in its header.'],
      A089316: ['invalid_dpop_proof', 'The DPoP proof has no alg in its header.'],
      A097301: ['invalid_token', 'The client {client} of the access token no longer exists.'],
    },
  ),
  ...rows(
    { auth_userinfo_api: 'FORBIDDEN' },
    {
      A089304: ['insufficient_scope', 'The access token lacks the scope openid.', 'live'],
      A089306: ['insufficient_scope', 'The access token comes from the password grant.', 'inferred'],
    },
  ),
  ...rows(
    { auth_userinfo_api: 'OK' },
    { A091001: [undefined, 'The access token is valid for the userinfo endpoint.'] },
  ),
};

/** `/auth/userinfo/issue`. */
const issue = {
  ...rows(
    { auth_userinfo_issue_api: 'BAD_REQUEST' },
    { A092301: ['invalid_request', 'The call has no access token.'] },
  ),
  ...rows(
    { auth_userinfo_issue_api: 'UNAUTHORIZED' },
    {
      A092302: ['invalid_token', 'The access token does not exist.'],
      A092304: ['invalid_token', 'The payload of the access token is not the JSON of a JWT.'],
      A092305: ['invalid_token', 'The access token is a JWT without jti.'],
      A092306: [
        'invalid_token',
        'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      ],
      A093301: ['invalid_token', 'The access token has expired, and it has no refresh token.'],
      A093302: ['invalid_token', 'The access token has expired, and so has its refresh token.'],
      A093303: ['invalid_token', 'The access token has expired. Its refresh token is still valid.'],
      A093305: ['invalid_token', 'The access token has no subject.'],
      A095301: ['invalid_token', 'The client {client} of the access token has been deleted.'],
    },
  ),
  ...rows(
    { auth_userinfo_issue_api: 'FORBIDDEN' },
    {
      A093304: ['insufficient_scope', 'The access token lacks the scope openid.'],
      A093306: ['insufficient_scope', 'The access token comes from the password grant.', 'inferred'],
    },
  ),
  ...rows(
    { auth_userinfo_issue_api: 'INTERNAL_SERVER_ERROR' },
    { A094201: ['server_error', 'The claims are not a JSON object.'] },
  ),
  ...rows(
    { auth_userinfo_issue_api: ['JSON', 'JWT'] },
    { A096001: [undefined, 'The userinfo response for the client was created.'] },
  ),
};

const locked = rows(
  { auth_userinfo_api: 'UNAUTHORIZED', auth_userinfo_issue_api: 'UNAUTHORIZED' },
  { A097303: ['invalid_token', 'The client {client} of the access token is locked.'] },
);

export const userinfo = { ...info, ...issue, ...locked };
