import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../../support/authlete.js';
import { clientKey, jwksOf, signed } from '../../../support/client-keys.js';
import { decoupled } from '../../../support/decisions.js';
import { encoded } from '../../../support/flow.js';

const key = await clientKey();

/** The endpoints of the device flow and of CIBA, with a request that needs nothing but a client. */
const endpoints = [
  ['device_authorization_api', 'OK', 'https://as.example.com/device_authorization', {}],
  [
    'backchannel_authentication_api',
    'USER_IDENTIFICATION',
    'https://as.example.com/backchannel',
    { login_hint: 'joe' },
  ],
] as const;

const world = () =>
  decoupled({
    service: { supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'] },
    confidential: { tokenAuthMethod: 'PRIVATE_KEY_JWT', jwks: jwksOf(key.publicJwk) },
  });

async function assertion(authlete: TestAuthlete, aud: string): Promise<string> {
  const now = (await authlete.world()).clock.seconds();
  const client = String(authlete.confidential.clientId);
  return signed(key.privateJwk, { iss: client, sub: client, aud, jti: 'one', iat: now, exp: now + 60 });
}

describe.each(endpoints)(
  'The audience of a client assertion at %s',
  (operationId, accepted, endpoint, more) => {
    const send = async (authlete: TestAuthlete, aud: string) => {
      const parameters = encoded({
        scope: 'openid',
        client_assertion: await assertion(authlete, aud),
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        ...more,
      });
      return (await authlete.call(operationId, { parameters })).body;
    };

    it.each(['https://as.example.com', 'https://as.example.com/token', endpoint])(
      'accepts an assertion for %s',
      async (aud) => {
        expect(await send(await world(), aud)).toMatchObject({
          action: accepted,
          clientAuthMethod: 'PRIVATE_KEY_JWT',
        });
      },
    );

    it('refuses an assertion for another endpoint', async () => {
      expect(await send(await world(), 'https://as.example.com/elsewhere')).toMatchObject({
        action: 'UNAUTHORIZED',
        resultCode: 'A157318',
      });
    });
  },
);
