import type { OperationId } from '../../spec/types.js';

/**
 * Result codes in recordings of the real service. For each operation, the key is the action, followed by a space
 * and the OAuth error if there is one; the value lists the codes. `-` means that the recording does not show the
 * action. A code with the evidence `live` that is not listed for an operation was recorded elsewhere, or without
 * action and error.
 */
export const seenLive: { readonly [Id in OperationId]?: Readonly<Record<string, string>> } = {
  auth_authorization_api: {
    '- unsupported_response_type': 'A009305',
    BAD_REQUEST: 'A005328 A005332 A005336 A005352 A006339 A006359 A008305 A008311 A009301 A011304',
    'BAD_REQUEST invalid_request': 'A008306',
    'BAD_REQUEST invalid_request_uri': 'A008303',
    INTERACTION: 'A004001',
    LOCATION: 'A012305 A021303 A021304 A124301 A124308 A249301 A249302 A249304 A251307 A251308 A294308',
    NO_INTERACTION: 'A004001',
  },
  auth_authorization_fail_api: {
    LOCATION: 'A060201 A060301 A060305 A060306 A060311',
  },
  auth_authorization_issue_api: {
    LOCATION: 'A040001 A162201 A499201',
  },
  auth_introspection_api: {
    '- invalid_token': 'A065301',
    'FORBIDDEN insufficient_scope': 'A064302',
    OK: 'A056001',
    UNAUTHORIZED: 'A065308 A065309',
  },
  auth_introspection_standard_api: {
    BAD_REQUEST: 'A404301',
  },
  auth_revocation_api: {
    OK: 'A113001',
  },
  auth_token_api: {
    '- authorization_pending': 'A200308',
    BAD_REQUEST: 'A053305 A311304 A311305 A311306 A311337 A314309',
    'BAD_REQUEST authorization_pending': 'A242307',
    'BAD_REQUEST invalid_dpop_proof': 'A254301 A254303',
    'BAD_REQUEST invalid_grant': 'A050305 A050309 A050312 A050315 A050317 A200304 A314305 A314310 A314314',
    'BAD_REQUEST invalid_request': 'A050318 A244305 A250302 A295306',
    'BAD_REQUEST unauthorized_client': 'A052301',
    'BAD_REQUEST use_dpop_nonce': 'A254307',
    INVALID_CLIENT: 'A295301',
    'INVALID_CLIENT invalid_client': 'A157303 A157305 A157357',
    NATIVE_SSO: 'A050002 A311002',
    OK: 'A050001 A052001',
    TOKEN_EXCHANGE: 'A311001',
  },
  auth_userinfo_api: {
    'FORBIDDEN insufficient_scope': 'A089304',
    UNAUTHORIZED: 'A089311 A089312 A089313',
    'UNAUTHORIZED invalid_token': 'A088302',
  },
  backchannel_authentication_api: {
    '- invalid_request': 'A167303',
    BAD_REQUEST: 'A168311 A169301',
    'UNAUTHORIZED invalid_client': 'A157357',
    USER_IDENTIFICATION: 'A179001',
  },
  backchannel_authentication_complete_api: {
    SERVER_ERROR: 'A186202',
  },
  backchannel_authentication_fail_api: {
    FORBIDDEN: 'A185001',
  },
  backchannel_authentication_issue_api: {
    INVALID_TICKET: 'A181201',
  },
  client_registration_api: {
    BAD_REQUEST: 'A206201',
  },
  device_complete_api: {
    USER_CODE_NOT_EXIST: 'A227301',
  },
  device_verification_api: {
    NOT_EXIST: 'A225301',
    VALID: 'A224001',
  },
  federation_configuration_api: {
    INTERNAL_SERVER_ERROR: 'A316201',
  },
  federation_registration_api: {
    '- invalid_request': 'A327605 A345302',
  },
  grant_m_api: {
    NOT_FOUND: 'A283301',
    OK: 'A277001',
    UNAUTHORIZED: 'A279306 A281305',
  },
  native_sso_api: {
    OK: 'A501001',
  },
  pushed_auth_req_api: {
    BAD_REQUEST: 'A350308',
    CREATED: 'A245001',
  },
  vci_deferred_issue_api: {
    FORBIDDEN: 'A383201',
  },
  vci_deferred_parse_api: {
    'UNAUTHORIZED invalid_token': 'A375304',
  },
  vci_jwks_api: {
    INTERNAL_SERVER_ERROR: 'A403201',
    NOT_FOUND: 'A402301',
  },
  vci_jwtissuer_api: {
    INTERNAL_SERVER_ERROR: 'A417202',
    NOT_FOUND: 'A416301',
  },
  vci_metadata_api: {
    NOT_FOUND: 'A364301',
    OK: 'A364001',
  },
  vci_offer_create_api: {
    CREATED: 'A366001',
    FORBIDDEN: 'A366201',
  },
  vci_single_issue_api: {
    OK: 'A383001',
  },
  vci_single_parse_api: {
    OK: 'A374001',
  },
};

/** What recordings show of a result code at an operation. */
export interface Seen {
  readonly actions: readonly string[];
  readonly errors: readonly string[];
}

export function seenAt(id: OperationId, code: string): Seen {
  const beside = Object.entries(seenLive[id] ?? {})
    .filter(([, codes]) => codes.split(' ').includes(code))
    .map(([outcome]) => outcome.split(' '));
  return {
    actions: beside.flatMap(([action = '-']) => (action === '-' ? [] : [action])),
    errors: beside.flatMap(([, error]) => error ?? []),
  };
}
