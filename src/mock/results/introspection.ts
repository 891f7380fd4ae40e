import { authlete, refusals, rows } from './row.js';

/** `/auth/introspection`: tokens that the protected resource must reject. */
const resource = {
  ...refusals({ auth_introspection_api: 'BAD_REQUEST' }, authlete, {
    A057301: [
      'invalid_request',
      'The call has no access token.',
      'The access token that the client presented, as token.',
    ],
  }),
  ...refusals({ auth_introspection_api: 'UNAUTHORIZED' }, 'RFC 6750, section 3.1', {
    A057302: [
      'invalid_token',
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
    ],
    A057304: [
      'invalid_token',
      'The payload of the access token is not the JSON of a JWT.',
      { needed: 'An access token whose payload is a JSON object.', source: 'RFC 7519, section 7.2' },
    ],
    A057305: [
      'invalid_token',
      'The access token is a JWT without jti.',
      { needed: 'A JWT with jti.', source: 'RFC 9068, section 2.2' },
    ],
    A057306: [
      'invalid_token',
      'The access token is a JWT, but not a JWS that is signed with an asymmetric algorithm.',
      { needed: 'A JWT that the service signed.', source: 'RFC 9068, section 2.1' },
    ],
    A065301: [
      'invalid_token',
      'The access token has expired. Its refresh token is still valid.',
      'An access token that has not expired. The client can use its refresh token.',
      'live',
    ],
    A065302: [
      'invalid_token',
      'The access token has expired, and so has its refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A065303: [
      'invalid_token',
      'The access token has expired, and it has no refresh token.',
      'An access token that has not expired. The client must start a new flow.',
    ],
    A065304: [
      'invalid_token',
      'The access token is bound to a client certificate, but there is none.',
      { needed: 'The certificate of the client as clientCertificate.', source: 'RFC 8705, section 3' },
    ],
    A065305: [
      'invalid_token',
      'The access token is bound to another client certificate.',
      { needed: 'The certificate that the token is bound to.', source: 'RFC 8705, section 3' },
    ],
    A065307: [
      'invalid_token',
      'The client certificate cannot be read.',
      { needed: 'An X.509 certificate in PEM as clientCertificate.', source: authlete },
    ],
    A065308: [
      'invalid_token',
      'The access token is bound to a key, but there is no DPoP proof.',
      { needed: 'A DPoP proof by the key that the token is bound to.', source: 'RFC 9449, section 7.1' },
      'live',
    ],
    A065309: [
      'invalid_dpop_proof',
      'The key of the DPoP proof is not the one that the access token is bound to.',
      { needed: 'A DPoP proof by the key that the token is bound to.', source: 'RFC 9449, section 4.3' },
      'live',
    ],
    A065310: [
      'invalid_dpop_proof',
      'The DPoP proof is invalid: {problem}.',
      { needed: 'A valid DPoP proof for this request.', source: 'RFC 9449, section 4.3' },
    ],
    A065311: [
      'invalid_dpop_proof',
      'The DPoP proof must be signed with a key pair, not with {alg}.',
      { needed: 'An asymmetric algorithm such as ES256.', source: 'RFC 9449, section 4.2' },
    ],
    A065312: [
      'invalid_dpop_proof',
      'The DPoP proof has no jwk in its header.',
      { needed: 'The public key as jwk in the header.', source: 'RFC 9449, section 4.2' },
    ],
    A065313: [
      'invalid_dpop_proof',
      'The DPoP proof has no alg in its header.',
      { needed: 'The alg in the header.', source: 'RFC 9449, section 4.2' },
    ],
    A098301: [
      'invalid_token',
      'The client {client} of the access token no longer exists.',
      { needed: 'A client that the service still has.', source: authlete },
    ],
    A098303: [
      'invalid_token',
      'The client {client} of the access token is locked.',
      { needed: 'A client that is not locked. /client/lock_flag/update unlocks it.', source: authlete },
    ],
  }),
  ...refusals({ auth_introspection_api: 'FORBIDDEN' }, 'RFC 6750, section 3.1', {
    A064301: [
      'insufficient_scope',
      'The access token has no scope.',
      'An access token with the scope {scope}.',
    ],
    A064302: [
      'insufficient_scope',
      'The access token lacks the scope {scope}.',
      'An access token with the scope {scope}.',
      'live',
    ],
    A066301: [
      'invalid_request',
      'The access token has no subject.',
      { needed: 'An access token of a user, not of a client alone.', source: authlete },
    ],
    A066302: [
      'invalid_request',
      'The subject of the access token is not the one that the resource requires.',
      { needed: 'An access token of the subject that the call names.', source: authlete },
    ],
    A340301: [
      'insufficient_user_authentication',
      'The user was authenticated more than {maxAge} seconds ago.',
      { needed: 'A user who was authenticated in the last {maxAge} seconds.', source: 'RFC 9470, section 3' },
    ],
    A341302: [
      'insufficient_user_authentication',
      'The ACR of the access token, {acr}, is not one that the resource accepts.',
      {
        needed: 'An authentication with one of the ACRs that the call names.',
        source: 'RFC 9470, section 3',
      },
    ],
  }),
  ...rows(
    { auth_introspection_api: 'OK' },
    { A056001: [undefined, 'The access token is valid for the resource.', 'live'] },
  ),
};

/** `/auth/introspection/standard`. */
const standard = {
  ...refusals({ auth_introspection_standard_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A145201: ['server_error', 'The call has no parameters.', 'The member parameters.'],
  }),
  ...refusals({ auth_introspection_standard_api: 'BAD_REQUEST' }, 'RFC 7662, section 2.1', {
    A145301: [
      'invalid_request',
      'The introspection request is empty.',
      'The form of an introspection request in parameters.',
    ],
    A145302: ['invalid_request', 'The introspection request has no token.', 'The parameter token.'],
    A404301: [
      'invalid_request',
      'An introspection response as a JWT requires rsUri.',
      {
        needed: 'The member rsUri: the URI of the resource server, for the aud of the JWT.',
        source: 'RFC 9701, section 5',
      },
      'live',
    ],
  }),
  ...rows(
    { auth_introspection_standard_api: ['OK', 'JWT'] },
    { A145001: [undefined, 'The token was introspected (type={type}, active={active}).'] },
  ),
};

export const introspection = { ...resource, ...standard };
