import { generateKeyPairSync } from 'node:crypto';
import { demo } from '../mock/fixtures/demo.js';
import type { ServiceFixture } from '../mock/fixtures/fixtures.js';

/** The service of the in-process mock. It supports everything the catalogue tries. */
export const mockService: ServiceFixture = {
  ...demo.services?.[0],
  serviceName: 'Conformance',
  supportedGrantTypes: [
    'AUTHORIZATION_CODE',
    'IMPLICIT',
    'PASSWORD',
    'CLIENT_CREDENTIALS',
    'REFRESH_TOKEN',
    'CIBA',
    'DEVICE_CODE',
    'TOKEN_EXCHANGE',
    'JWT_BEARER',
  ],
  supportedBackchannelTokenDeliveryModes: ['POLL', 'PING', 'PUSH'],
  backchannelAuthReqIdDuration: 600,
  deviceVerificationUri: 'https://as.example.com/device',
  deviceFlowCodeDuration: 600,
  dynamicRegistrationSupported: true,
  registrationEndpoint: 'https://as.example.com/register',
  idTokenReissuable: true,
  hsmEnabled: true,
  federationEnabled: true,
  federationJwks: federationJwks(),
  authorityHints: ['https://anchor.example.com'],
  supportedClientRegistrationTypes: ['AUTOMATIC', 'EXPLICIT'],
};

/** New in each process; nothing depends on them. */
function federationJwks(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'federation' };
  return JSON.stringify({ keys: [jwk] });
}
