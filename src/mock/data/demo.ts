import { InvalidInput } from '../../invalid-input.js';
import type { Data } from './data.js';
import { demoIssuer } from './demo-issuer.js';

/**
 * Fixtures with one OpenID Connect service, a confidential client and a public client. Used unless `data` is given.
 */
export const demo: Data = {
  services: [
    {
      serviceName: 'Demo service',
      issuer: 'https://as.example.com',
      authorizationEndpoint: 'https://as.example.com/authorize',
      deviceAuthorizationEndpoint: 'https://as.example.com/device_authorization',
      deviceVerificationUri: 'https://as.example.com/device',
      tokenEndpoint: 'https://as.example.com/token',
      revocationEndpoint: 'https://as.example.com/revoke',
      introspectionEndpoint: 'https://as.example.com/introspect',
      dynamicRegistrationSupported: true,
      registrationEndpoint: 'https://as.example.com/register',
      userInfoEndpoint: 'https://as.example.com/userinfo',
      jwksUri: 'https://as.example.com/jwks',
      supportedGrantTypes: [
        'AUTHORIZATION_CODE',
        'REFRESH_TOKEN',
        'CLIENT_CREDENTIALS',
        'IMPLICIT',
        'PRE_AUTHORIZED_CODE',
      ],
      supportedResponseTypes: [
        'NONE',
        'CODE',
        'TOKEN',
        'ID_TOKEN',
        'CODE_TOKEN',
        'CODE_ID_TOKEN',
        'ID_TOKEN_TOKEN',
        'CODE_ID_TOKEN_TOKEN',
      ],
      supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
      supportedRevocationAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
      supportedIntrospectionAuthMethods: ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
      supportedDisplays: ['PAGE', 'POPUP', 'TOUCH', 'WAP'],
      supportedScopes: [
        { name: 'openid' },
        { name: 'profile' },
        { name: 'email' },
        { name: 'address' },
        { name: 'phone' },
        { name: 'offline_access' },
        { name: 'notes.read', description: 'Read your notes' },
        { name: 'notes.write', description: 'Write and delete your notes' },
        { name: 'identity_credential', description: 'Get a credential of who you are' },
        { name: 'driving_licence', description: 'Get your driving licence' },
      ],
      supportedClaims: ['sub', 'name', 'given_name', 'family_name', 'email', 'email_verified'],
      accessTokenType: 'Bearer',
      accessTokenDuration: 86_400,
      refreshTokenDuration: 864_000,
      idTokenDuration: 86_400,
      authorizationResponseDuration: 600,
      pushedAuthReqDuration: 600,
      claimShortcutRestrictive: true,
      ...demoIssuer,
      clients: [
        {
          clientName: 'Demo web app',
          clientType: 'CONFIDENTIAL',
          applicationType: 'WEB',
          tokenAuthMethod: 'CLIENT_SECRET_BASIC',
          grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'],
          responseTypes: ['CODE'],
          redirectUris: ['http://localhost:3000/callback', 'https://client.example.com/callback'],
        },
        {
          clientName: 'Demo single-page app',
          clientType: 'PUBLIC',
          tokenAuthMethod: 'NONE',
          grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
          responseTypes: ['CODE'],
          redirectUris: ['http://localhost:3000/callback'],
          pkceRequired: true,
          pkceS256Required: true,
        },
      ],
    },
  ],
};

/**
 * Returns the demo fixtures with the given issuer and endpoints below it, for clients that check discovery. Throws
 * `InvalidInput` unless the issuer is an http or https URL without query and fragment (RFC 8414, section 2).
 *
 * @example
 * const authlete = createAuthlete({ data: demoAt('http://localhost:3000') });
 */
export function demoAt(issuer: string): Data {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#]/.test(issuer)) {
    throw new InvalidInput(
      `Failed to use the issuer ${issuer}: it is not an http or https URL without query and fragment. Please use one such as http://localhost:3000.`,
    );
  }
  const moved = moveTo(demo, issuer.replace(/\/$/, ''));
  return { ...moved, services: (moved.services ?? []).map((service) => ({ ...service, issuer })) };
}

/** Returns a copy in which every string has the other base URL. */
const moveTo = (data: Data, address: string): Data =>
  JSON.parse(JSON.stringify(data), (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('https://as.example.com', address) : value,
  );
