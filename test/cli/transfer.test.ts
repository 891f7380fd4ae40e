import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mockService } from '../../src/conformance/mock-service.js';
import type { ServiceFixture } from '../../src/mock/fixtures/fixtures.js';
import type { TestAuthlete } from '../support/authlete.js';
import { liveAuthlete } from '../support/conformance.js';
import { demoWith } from '../support/demo.js';
import { runHere } from './run-here.js';

/** A service that differs from the demo in what it supports, its keys, its scopes and its first client. */
const own: ServiceFixture = {
  ...mockService,
  serviceName: 'Another service',
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'],
  supportedTokenAuthMethods: ['CLIENT_SECRET_POST'],
  supportedScopes: [{ name: 'openid' }, { name: 'payments', description: 'Pay', defaultEntry: false }],
  accessTokenSignAlg: 'ES256',
  idTokenReissuable: false,
  tosUri: 'https://as.example.com/tos',
};

const running: TestAuthlete[] = [];
let left: { authlete: TestAuthlete; url: string };
let right: { authlete: TestAuthlete; url: string };

async function start(seed: string, service: ServiceFixture) {
  const authlete = liveAuthlete({ seed, fixtures: demoWith({ service }) });
  running.push(authlete);
  const { url } = await authlete.listen({ port: 0 });
  return { authlete, url };
}

beforeAll(async () => {
  left = await start('left', own);
  right = await start('right', mockService);
});

afterAll(() => Promise.all(running.map((authlete) => authlete.close())));

const compare = (to: string, env: Record<string, string>, ...words: string[]) =>
  runHere(
    {
      AUTHLETE_API_TOKEN: left.authlete.accessToken,
      AUTHLETE_SERVICE_ID: String(left.authlete.serviceId),
      AUTHLETE_SERVICE_ID_2: '',
      ...env,
    },
    ...['conformance', '--target', left.url, '--compare', to, '--rate', '1000', '--fail-on', 'warning'],
    ...words,
  );

const noDifference = / and .*, \d+ calls: \d+ alike, 0 different, 0 at only one of them, \d+ at neither\n/;

const servicesOf = async ({ authlete, url }: typeof right): Promise<number> => {
  const response = await fetch(`${url}/api/service/get/list`, {
    headers: { authorization: `Bearer ${authlete.organizationToken}` },
  });
  return JSON.parse(await response.text()).totalCount;
};

describe('a comparison transfers the settings that it needs', { timeout: 60_000 }, () => {
  it('to a temporary service of another server, which it deletes', async () => {
    const env = { AUTHLETE_API_TOKEN_2: right.authlete.organizationToken };
    const before = await servicesOf(right);
    const { exitCode, out } = await compare(right.url, env, '--allow-writes');
    expect(out).toMatch(noDifference);
    expect(exitCode).toBe(0);
    expect(await servicesOf(right)).toBe(before);
  });

  it('to the mock', async () => {
    const { exitCode, out } = await compare('mock', {}, '--allow-writes');
    expect(out).toMatch(noDifference);
    expect(exitCode).toBe(0);
  });

  it('and the services differ without it', async () => {
    const { authlete } = right;
    const env = {
      AUTHLETE_API_TOKEN_2: authlete.accessToken,
      AUTHLETE_SERVICE_ID_2: String(authlete.serviceId),
    };
    const { exitCode, out } = await compare(right.url, env, '--allow-writes');
    expect(out).not.toMatch(noDifference);
    expect(exitCode).toBe(1);
  });

  it('or reports which permission the token needs', async () => {
    const env = { AUTHLETE_API_TOKEN_2: right.authlete.accessToken };
    const { exitCode, err } = await compare(right.url, env, '--allow-writes');
    expect(err).toContain(
      `Failed to create a temporary service at ${right.url}: 403 A457101. Please give the token in AUTHLETE_API_TOKEN_2 the right CREATE_SERVICE, or set AUTHLETE_SERVICE_ID_2 to a service with the same settings.`,
    );
    expect(exitCode).toBe(2);
  });
});
