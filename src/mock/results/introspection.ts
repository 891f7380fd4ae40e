import { rows } from './row.js';

/** `/auth/introspection`: tokens that the protected resource must reject. */
const resource = {
  ...rows(
    { auth_introspection_api: 'BAD_REQUEST' },
    { A057301: ['invalid_request', 'The call has no access token.'] },
  ),
  ...rows(
    { auth_introspection_api: 'UNAUTHORIZED' },
    {
      A057302: ['invalid_token', 'The access token does not exist.'],
      A057304: ['invalid_token', 'The payload of the access token is not the JSON of a JWT.'],
      A057305: ['invalid_token', 'The access token is a JWT without jti.'],
      A057306: [
        'invalid_token',
        'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      ],
      A065301: ['invalid_token', 'The access token has expired. Its refresh token is still valid.', 'live'],
      A065302: ['invalid_token', 'The access token has expired, and so has its refresh token.'],
      A065303: ['invalid_token', 'The access token has expired, and it has no refresh token.'],
      A065304: ['invalid_token', 'The access token is bound to a client certificate, but there is none.'],
      A065305: ['invalid_token', 'The access token is bound to another client certificate.'],
      A065307: ['invalid_token', 'The client certificate cannot be read.'],
      A065308: ['invalid_token', 'The access token is bound to a key, but there is no DPoP proof.', 'live'],
      A065309: [
        'invalid_dpop_proof',
        'The key of the DPoP proof is not the one that the access token is bound to.',
        'live',
      ],
      A065310: ['invalid_dpop_proof', 'The DPoP proof is invalid: {problem}.'],
      A065311: ['invalid_dpop_proof', 'The DPoP proof must be signed with a key pair, not with {alg}.'],
      A065312: ['invalid_dpop_proof', 'The DPoP proof has no jwk in its header.'],
      A065313: ['invalid_dpop_proof', 'The DPoP proof has no alg in its header.'],
      A098301: ['invalid_token', 'The client {client} of the access token no longer exists.'],
      A098303: ['invalid_token', 'The client {client} of the access token is locked.'],
    },
  ),
  ...rows(
    { auth_introspection_api: 'FORBIDDEN' },
    {
      A064301: ['insufficient_scope', 'The access token has no scope.'],
      A064302: ['insufficient_scope', 'The access token lacks the scope {scope}.', 'live'],
      A066301: ['invalid_request', 'The access token has no subject.'],
      A066302: [
        'invalid_request',
        'The subject of the access token is not the one that the resource requires.',
      ],
      A340301: [
        'insufficient_user_authentication',
        'The user was authenticated more than {maxAge} seconds ago.',
      ],
      A341302: [
        'insufficient_user_authentication',
        'The ACR of the access token, {acr}, is not one that the resource accepts.',
      ],
    },
  ),
  ...rows(
    { auth_introspection_api: 'OK' },
    { A056001: [undefined, 'The access token is valid for the resource.', 'live'] },
  ),
};

/** `/auth/introspection/standard`. */
const standard = {
  ...rows(
    { auth_introspection_standard_api: 'INTERNAL_SERVER_ERROR' },
    { A145201: ['server_error', 'The call has no parameters.'] },
  ),
  ...rows(
    { auth_introspection_standard_api: 'BAD_REQUEST' },
    {
      A145301: ['invalid_request', 'The introspection request is empty.'],
      A145302: ['invalid_request', 'The introspection request has no token.'],
      A404301: ['invalid_request', 'An introspection response as a JWT requires rsUri.', 'live'],
    },
  ),
  ...rows(
    { auth_introspection_standard_api: ['OK', 'JWT'] },
    { A145001: [undefined, 'The token was introspected (type={type}, active={active}).'] },
  ),
};

export const introspection = { ...resource, ...standard };
