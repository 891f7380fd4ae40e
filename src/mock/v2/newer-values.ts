const grantTypes: readonly unknown[] = ['PRE_AUTHORIZED_CODE', 'TOKEN_EXCHANGE', 'JWT_BEARER'];
const authMethods: readonly unknown[] = ['ATTEST_JWT_CLIENT_AUTH', 'SPIFFE_JWT'];

/**
 * Values that came after Authlete 2.2 (TOKEN_EXCHANGE and JWT_BEARER with 2.3, the others with 3.0), by the members
 * that hold them.
 */
const newer: Readonly<Record<string, readonly unknown[]>> = {
  supportedGrantTypes: grantTypes,
  grantTypes,
  grantType: grantTypes,
  supportedTokenAuthMethods: authMethods,
  supportedRevocationAuthMethods: authMethods,
  supportedIntrospectionAuthMethods: authMethods,
  tokenAuthMethod: authMethods,
  clientAuthMethod: authMethods,
};

/** Leaves out the enum values that Authlete 2.x does not have: the enums of its C# and PHP clients are closed. */
export const withoutNewerValues = (body: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name, value]) => !newer[name]?.includes(value))
      .map(([name, value]) => [name, cleaned(value, newer[name])]),
  );

function cleaned(value: unknown, without: readonly unknown[] = []): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !without.includes(item)).map((item) => cleaned(item));
  return typeof value === 'object' && value !== null ? withoutNewerValues(value) : value;
}
