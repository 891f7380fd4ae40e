/** Operations that change nothing, so that they may be called as often as one likes. */
const reads: readonly RegExp[] = [
  /^(info|lifecycle_healthcheck|misc_echo)_api$/,
  /^service_(get|configuration|jwks_get)/,
  /^client_(get|extension_requestable_scopes_get|granted_scopes_get|authorization_get|registration_get)/,
  /^auth_(introspection|userinfo)/,
  /^auth_token_(get_list|create_batch_status)/,
  /^(getAuthorizationTicketInfo|device_verification_api|jose_verify_api|hsk_get\w*)$/,
  /^(federation_configuration|vci_(metadata|jwtissuer|jwks|offer_info))_api/,
];

export const isRead = (operationId: string): boolean => reads.some((pattern) => pattern.test(operationId));

/** RFC 8628, section 3.5, and CIBA Core, section 11: the client is to ask again. */
export const saysAskAgain = (response: unknown): boolean =>
  /\b(authorization_pending|slow_down)\b/.test(JSON.stringify(response ?? ''));
