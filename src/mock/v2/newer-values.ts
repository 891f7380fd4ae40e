const grantTypes: readonly unknown[] = ['PRE_AUTHORIZED_CODE', 'TOKEN_EXCHANGE', 'JWT_BEARER'];
const authMethods: readonly unknown[] = ['ATTEST_JWT_CLIENT_AUTH', 'SPIFFE_JWT'];

/**
 * Values newer than Authlete 2.2, by the members that contain them: TOKEN_EXCHANGE and JWT_BEARER are from 2.3, the
 * others from 3.0.
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

/** Removes enum values that Authlete 2.x does not have, because its C# and PHP clients reject unknown ones. */
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
