import { authlete, refusals } from './row.js';

const refused = { federation_registration_api: 'BAD_REQUEST' } as const;

/** Operations that can register a client automatically when it identifies itself by entity ID. */
const onTheWay = {
  auth_authorization_api: 'BAD_REQUEST',
  pushed_auth_req_api: 'BAD_REQUEST',
  auth_token_api: 'BAD_REQUEST',
  auth_revocation_api: 'BAD_REQUEST',
  backchannel_authentication_api: 'BAD_REQUEST',
  device_authorization_api: 'BAD_REQUEST',
} as const;

/** `/federation/…`, and automatic registration. */
export const federation = {
  ...refusals({ federation_configuration_api: 'INTERNAL_SERVER_ERROR' }, 'OpenID Federation 1.0, section 9', {
    A316201: [
      'server_error',
      'The service has no JWK Set to sign its entity configuration with.',
      'A JWK Set in the federationJwks of the service.',
      'live',
    ],
  }),
  ...refusals({ ...refused, ...onTheWay }, 'OpenID Federation 1.0, section 10', {
    A320301: [
      'invalid_trust_chain',
      'No trust chain leads from the client to a trust anchor of the service: {problem}.',
      'A trust chain from the client to a trust anchor of the service.',
      'live',
    ],
    A320306: [
      'invalid_metadata',
      'The metadata of the client has the wrong type: {problem}.',
      {
        needed: 'Metadata of the types that the specification defines.',
        source: 'OpenID Federation 1.0, section 5',
      },
    ],
    A345302: [
      'invalid_request',
      'The entity configuration cannot be read: {problem}.',
      {
        needed: 'An entity configuration that the mock can read.',
        source: 'OpenID Federation 1.0, section 12.2',
      },
      'live',
    ],
  }),
  ...refusals(refused, authlete, {
    A327605: [
      'invalid_request',
      'The client cannot be registered: the entity ID is already in use.',
      'An entity ID that no other client has.',
      'live',
    ],
  }),
};
