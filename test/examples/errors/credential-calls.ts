import type { Visited } from '../browser.js';
import type { Call } from './call.js';
import type { Example } from './example.js';
import { basic, bearer, json } from './headers.js';

const askForCredential = ({ ask }: Example, path = '/credential'): Promise<Visited> =>
  ask(path, { method: 'POST', headers: { ...bearer, ...json }, body: '{}' });

function introspected({ service }: Example): void {
  service.stub('/auth/introspection').action('OK').reply({ subject: 'john' });
}

function parsed(example: Example, operation: '/vci/single/parse' | '/vci/deferred/parse'): void {
  introspected(example);
  const info = { identifier: 'request-1', credentialConfigurationId: 'IdentityCredential' };
  example.service.stub(operation).action('OK').reply({ info });
}

const askForOffer = (example: Example): Promise<Visited> =>
  example.ask('/offers', {
    method: 'POST',
    headers: basic('john', 'john'),
    body: new URLSearchParams({ credential_configuration_id: 'IdentityCredential' }),
  });

/** Requests to the credential issuer. */
export const credentialCalls = {
  'read the metadata of the issuer': {
    operation: '/vci/metadata',
    ask: ({ ask }) => ask('/.well-known/openid-credential-issuer'),
  },
  'read the metadata of the JWT issuer': {
    operation: '/vci/jwtissuer',
    ask: ({ ask }) => ask('/.well-known/jwt-vc-issuer'),
  },
  'read the keys of the issuer': { operation: '/vci/jwks', ask: ({ ask }) => ask('/vci/jwks') },
  'ask for a nonce': { operation: '/vci/nonce', ask: ({ ask }) => ask('/nonce', { method: 'POST' }) },
  'make an offer': { operation: '/vci/offer/create', silent: true, ask: askForOffer },
  'read an offer': { operation: '/vci/offer/info', silent: true, ask: ({ ask }) => ask('/offers/1') },
  'ask for a credential': { operation: '/auth/introspection', ask: (example) => askForCredential(example) },
  'ask for a credential with a good token': {
    operation: '/vci/single/parse',
    ask: (example) => {
      introspected(example);
      return askForCredential(example);
    },
  },
  'ask for a credential in a good request': {
    operation: '/vci/single/issue',
    ask: (example) => {
      parsed(example, '/vci/single/parse');
      return askForCredential(example);
    },
  },
  'ask for a deferred credential with a good token': {
    operation: '/vci/deferred/parse',
    ask: (example) => {
      introspected(example);
      return askForCredential(example, '/deferred_credential');
    },
  },
  'ask for a deferred credential in a good request': {
    operation: '/vci/deferred/issue',
    ask: (example) => {
      parsed(example, '/vci/deferred/parse');
      return askForCredential(example, '/deferred_credential');
    },
  },
} satisfies Readonly<Record<string, Call>>;
