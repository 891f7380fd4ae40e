/**
 * Operations that may invalidate something: they spend tickets, or redeem, replace or revoke codes and
 * tokens.
 */
const ends: readonly RegExp[] = [
  /^auth_(authorization|token)_(issue|fail)_api$/,
  /^auth_(revocation|token|token_delete|token_revoke|token_update)_api$/,
  /^(backchannel_authentication|device)_(complete|fail|issue)_api$/,
  /^(client|service)_(\w+_)?delete_/,
  /^(grant_m|native_sso_logout)_api$/,
];

export const mayEnd = (operationId: string): boolean => ends.some((pattern) => pattern.test(operationId));
