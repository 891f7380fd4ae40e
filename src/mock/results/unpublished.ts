import { authlete, refusals, saidByRefusal } from './row.js';

/** The failure actions of parsing credential requests and of issuing credentials. */
const parsing = ['BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN'] as const;
const issuing = ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR', 'CALLER_ERROR'] as const;

/** Outcomes whose result codes are unpublished. */
export const unpublished = refusals(
  {
    auth_introspection_api: ['FORBIDDEN', 'UNAUTHORIZED'],
    auth_introspection_standard_api: 'INTERNAL_SERVER_ERROR',
    auth_userinfo_api: 'UNAUTHORIZED',
    auth_token_api: ['BAD_REQUEST', 'JWT_BEARER', 'OK'],
    auth_token_fail_api: 'BAD_REQUEST',
    auth_token_update_api: 'BAD_REQUEST',
    idtoken_reissue_api: ['OK', 'CALLER_ERROR'],
    getAuthorizationTicketInfo: ['OK', 'NOT_FOUND', 'CALLER_ERROR'],
    updateAuthorizationTicket: ['OK', 'NOT_FOUND', 'CALLER_ERROR'],
    pushed_auth_req_api: ['PAYLOAD_TOO_LARGE', 'BAD_REQUEST'],
    auth_authorization_api: ['LOCATION', 'FORM', 'BAD_REQUEST'],
    backchannel_authentication_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
    grant_m_api: ['NO_CONTENT', 'UNAUTHORIZED', 'FORBIDDEN', 'CALLER_ERROR'],
    attestation_challenge_api: 'OK',
    backchannel_logout_token_api: 'CALLER_ERROR',
    native_sso_api: 'CALLER_ERROR',
    native_sso_logout_api: 'CALLER_ERROR',
    vci_metadata_api: 'INTERNAL_SERVER_ERROR',
    vci_jwtissuer_api: ['OK', 'INTERNAL_SERVER_ERROR'],
    vci_jwks_api: 'OK',
    vci_nonce_api: ['OK', 'NOT_FOUND'],
    vci_offer_create_api: 'CALLER_ERROR',
    vci_offer_info_api: ['OK', 'FORBIDDEN', 'NOT_FOUND', 'CALLER_ERROR'],
    vci_single_parse_api: parsing,
    vci_batch_parse_api: ['OK', ...parsing],
    vci_deferred_parse_api: ['OK', ...parsing],
    vci_single_issue_api: ['ACCEPTED', 'ACCEPTED_JWT', 'UNAUTHORIZED', ...issuing],
    vci_batch_issue_api: [
      'OK',
      'OK_JWT',
      'ACCEPTED',
      'ACCEPTED_JWT',
      'UNAUTHORIZED',
      'FORBIDDEN',
      ...issuing,
    ],
    vci_deferred_issue_api: ['OK', 'OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT', ...issuing],
    federation_configuration_api: ['OK', 'NOT_FOUND', 'INTERNAL_SERVER_ERROR'],
    federation_registration_api: ['OK', 'BAD_REQUEST', 'NOT_FOUND', 'INTERNAL_SERVER_ERROR'],
    auth_revocation_api: 'BAD_REQUEST',
    client_registration_api: 'BAD_REQUEST',
    client_registration_update_api: 'BAD_REQUEST',
  },
  authlete,
  {
    A000000: [
      undefined,
      '{outcome} (the result code of the real service is not known)',
      saidByRefusal,
      'inferred',
    ],
  },
);
