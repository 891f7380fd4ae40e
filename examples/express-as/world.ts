import { type Data, demo } from '../../src/index.js';

/** The demo service of the mock, at the address of this authorization server. */
export function worldAt(issuer: string, redirectUris?: string[]): Data {
  return {
    services: (demo.services ?? []).map((service) => ({
      ...service,
      issuer,
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
      userInfoEndpoint: `${issuer}/userinfo`,
      introspectionEndpoint: `${issuer}/introspect`,
      revocationEndpoint: `${issuer}/revoke`,
      jwksUri: `${issuer}/jwks`,
      supportedIntrospectionAuthMethods: ['CLIENT_SECRET_BASIC'],
      clients: (service.clients ?? []).map((client) => ({
        ...client,
        ...(redirectUris && { redirectUris }),
      })),
    })),
  };
}
