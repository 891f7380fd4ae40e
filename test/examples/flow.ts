import * as client from 'openid-client';
import { type Example, startExample } from '../../examples/express-as/start.js';
import type { WorldChanges } from '../../examples/express-as/world.js';
import type { Fixtures } from '../../src/index.js';
import type { Service } from '../../src/mock/service.js';
import { jwks } from '../support/demo.js';
import { checkExchange } from '../support/observe.js';
import { Browser, type Visited } from './browser.js';

export const redirectUri = 'https://client.example.com/callback';

export type Client = NonNullable<NonNullable<Fixtures['services']>[number]['clients']>[number];

/** A confidential client of the code flow. */
export const webClient: Client = {
  clientName: 'Client of a test',
  clientType: 'CONFIDENTIAL',
  tokenAuthMethod: 'CLIENT_SECRET_BASIC',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'],
  responseTypes: ['CODE'],
  redirectUris: [redirectUri],
};

type Options = Omit<Parameters<typeof startExample>[0], 'port'> & WorldChanges;

export interface Running extends Example {
  /** The test's clients, in place of those of the example. */
  readonly own: Example['service']['clients'];
}

/** Starts the example's authorization server. Responses of the mock must match the contract. */
export async function start({ changes, clients = [], ...options }: Options = {}): Promise<Running> {
  const example = await startExample({
    port: 0,
    onExchange: checkExchange,
    ...options,
    changes: { jwks, ...changes },
    clients,
  });
  return Object.assign(example, { own: example.service.clients.slice(-clients.length) });
}

/** The clock of the service, which determines polling intervals and lifetimes. */
export async function clockOf({ authlete, service }: Example): Promise<Service['clock']> {
  const world = await authlete.service(service.serviceId);
  if (world === undefined) throw new Error('The service is gone.');
  return world.clock;
}

/** openid-client, configured by discovery, as a client of the example. */
export function discover(
  { issuer }: Example,
  clientId: unknown,
  authentication: client.ClientAuth,
  options: client.DiscoveryRequestOptions & { readonly metadata?: Partial<client.ClientMetadata> } = {},
): Promise<client.Configuration> {
  const { metadata, execute = [], ...more } = options;
  return client.discovery(new URL(issuer), String(clientId), metadata, authentication, {
    ...more,
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks, ...execute],
  });
}

/** An authorization request, and the values that openid-client checks in its response. */
export async function request(changes: Readonly<Record<string, string>> = {}) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const expectedNonce = client.randomNonce();
  const parameters = {
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...changes,
  };
  return { parameters, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
}

/** Logs in as john and consents. Resolves to the redirect URL. */
export async function approve(url: string | URL, browser = new Browser()): Promise<URL> {
  const { left, text } = await decide(await browser.open(url), 'allow', browser);
  if (left === undefined) throw new Error(`The browser was not sent back to the client: ${text}`);
  return left;
}

/** Fills in the login page and, unless john has consented before, the consent page. */
export async function decide(login: Visited, decision: string, browser: Browser): Promise<Visited> {
  const consent = await browser.submit(login, { username: 'john', password: 'john' });
  return consent.left === undefined ? browser.submit(consent, { decision }) : consent;
}
