// The built mock in its own process, as users run it: one service for single calls, one for each kind of code flow.
import { generateKeyPairSync } from 'node:crypto';
import { createAuthlete, demo } from '../../dist/index.js';
import { measured } from './measured.mjs';

const [service] = demo.services;
const [client] = service.clients;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = privateKey.export({ format: 'jwk' });
const signing = {
  ...service,
  jwks: JSON.stringify({ keys: [{ ...key, use: 'sig', alg: 'ES256', kid: 'bench' }] }),
  accessTokenSignAlg: 'ES256',
  clients: [{ ...client, idTokenSignAlg: 'ES256' }],
};

const authlete = createAuthlete({ fixtures: { services: [service, service, signing] } });
const { port } = await authlete.listen({ port: 0 });
const [single, flow, signed] = authlete.services;
measured({ port, services: { single, flow, signed } });
