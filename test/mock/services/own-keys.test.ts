import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { AuthleteOptions, ServiceSummary } from '../../../src/index.js';
import { demo } from '../../../src/index.js';
import { drawJwks, generateJwks, jwksFrom } from '../../../src/mock/jose/generate-keys.js';
import { seededRandom } from '../../../src/mock/state/random.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';

const seeded = (options: AuthleteOptions = {}) => testAuthlete({ seed: 'own keys', ...options });

const keysOf = async (
  authlete: TestAuthlete,
  { serviceId, accessToken }: Pick<ServiceSummary, 'serviceId' | 'accessToken'>,
) => {
  const options = { token: accessToken, path: { serviceId }, query: { includePrivateKeys: 'true' } };
  const { status, body } = await authlete.call('service_jwks_get_api', undefined, options);
  return status === 204 ? undefined : JSON.stringify(body);
};
const ownKeysOf = (authlete: TestAuthlete) => keysOf(authlete, authlete);

const isMade = async (authlete: TestAuthlete) =>
  typeof (await (await authlete.world()).settings())?.jwks === 'string';

/** A JWT access token of a client of the service. */
async function signedToken(authlete: TestAuthlete): Promise<string> {
  const { body } = await authlete.call('auth_token_create_api', {
    grantType: 'CLIENT_CREDENTIALS',
    clientId: authlete.confidential.clientId,
  });
  return body.jwtAccessToken ?? '';
}

const [given = {}] = demo.services ?? [];
const signing = { fixtures: { services: [{ ...given, accessTokenSignAlg: 'RS256' as const }] } };

async function expectSignedByOwnKeys(authlete: TestAuthlete, jwt: string): Promise<void> {
  const { body } = await authlete.call('service_jwks_get_api');
  const [{ alg, ...jwk } = {}] = body.keys ?? [];
  await expect(
    compactVerify(jwt, await importJWK({ ...jwk, kty: 'RSA' }, String(alg))),
  ).resolves.toBeDefined();
}

describe('keys that a service makes itself', () => {
  it('are not made before something needs them', async () => {
    const authlete = testAuthlete();
    const { confidential } = authlete;
    await authlete.call('auth_token_create_api', {
      grantType: 'CLIENT_CREDENTIALS',
      clientId: confidential.clientId,
    });
    const parameters = `response_type=code&client_id=${confidential.clientId}&redirect_uri=${confidential.redirectUri}`;
    await authlete.call('auth_authorization_api', { parameters });
    expect(await isMade(authlete)).toBe(false);
  });

  it.each<[what: string, use: (authlete: TestAuthlete) => Promise<unknown>]>([
    ['the JWK Set is asked for', (authlete) => authlete.call('service_jwks_get_api')],
    ['discovery is asked for', (authlete) => authlete.call('service_configuration_api')],
    ['the service is shown', (authlete) => authlete.call('service_get_api')],
    ['something is signed', signedToken],
    ['a snapshot is taken', async (authlete) => (await authlete.world()).snapshot()],
  ])('are made when %s', async (_what, use) => {
    const authlete = testAuthlete(signing);
    await use(authlete);
    expect(await isMade(authlete)).toBe(true);
  });

  it('are the same for all that need them first at the same time', async () => {
    const authlete = testAuthlete(signing);
    const tokens = await Promise.all([1, 2, 3].map(() => signedToken(authlete)));
    const sets = await Promise.all([1, 2, 3].map(() => ownKeysOf(authlete)));
    expect(new Set(sets).size).toBe(1);
    for (const token of tokens) await expectSignedByOwnKeys(authlete, token);
  });

  it('survive a change of the service that comes while they are made', async () => {
    const authlete = testAuthlete();
    const world = await authlete.world();
    const making = ownKeysOf(authlete);
    const settings = await world.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    await world.put('service', 'settings', { ...settings, pkceRequired: true });
    expect(await making).toBe(await ownKeysOf(authlete));
    expect(await world.settings()).toMatchObject({ pkceRequired: true, jwks: await making });
  });

  it('stay when service/get is sent back, and go when an update has no jwks', async () => {
    const authlete = testAuthlete();
    const { body } = await authlete.call('service_get_api');
    await authlete.call('service_update_api', body);
    expect(JSON.parse((await ownKeysOf(authlete)) ?? '')).toEqual(JSON.parse(body.jwks ?? ''));
    await authlete.call('service_update_api', {});
    expect(await ownKeysOf(authlete)).toBeUndefined();
  });

  it('go with an update that comes before they are made', async () => {
    const authlete = testAuthlete();
    await authlete.call('service_update_api', {});
    expect(await ownKeysOf(authlete)).toBeUndefined();
  });

  it('are the same after a reset, whether they were made before it or not', async () => {
    const authlete = testAuthlete();
    await authlete.reset();
    const keys = await ownKeysOf(authlete);
    await authlete.reset();
    expect(await ownKeysOf(authlete)).toBe(keys);
  });

  it('are in a snapshot, and the same in another mock that restores it', async () => {
    const services = [{ ...given, serviceId: 7, accessToken: 'token' }];
    const [first, second] = [
      testAuthlete({ fixtures: { services } }),
      testAuthlete({ fixtures: { services } }),
    ];
    const text = JSON.stringify(await (await first.world()).snapshot());
    await (await second.world()).restore(JSON.parse(text));
    expect(await ownKeysOf(second)).toBe(await ownKeysOf(first));
  });

  it('sign what a stub forces before anything else needed them', async () => {
    const authlete = testAuthlete(signing);
    (await authlete.world()).stub('/auth/token').action('OK');
    const { body } = await authlete.call('auth_token_api', { parameters: 'grant_type=authorization_code' });
    await expectSignedByOwnKeys(authlete, body.jwtAccessToken ?? '');
  });

  it('differ from service to service', async () => {
    const authlete = testAuthlete();
    expect(await keysOf(authlete, await authlete.createService())).not.toBe(await ownKeysOf(authlete));
  });

  it('are those of all services that ask for shared ones', async () => {
    const authlete = testAuthlete({ sharedKeys: true });
    const another = await authlete.createService();
    expect(await keysOf(authlete, another)).toBe(await ownKeysOf(authlete));
    const jwks = '{"keys":[]}';
    expect(await keysOf(authlete, await authlete.createService({ ...given, jwks }))).toBe(jwks);
  });
});

describe('keys that come from a seed', () => {
  const hash = (text: string | undefined) =>
    createHash('sha256')
      .update(text ?? '')
      .digest('base64url');

  it('are the same bytes in every release', async () => {
    const drawn = drawJwks(seededRandom('own keys'));
    const atOnce = await generateJwks(seededRandom('own keys'), true);
    expect([await jwksFrom(drawn), hash(atOnce)]).toEqual([
      atOnce,
      'kNZZEuGqb2mZFBpXrNiE5UXxICWJFlKKlrm-1-7hNTo',
    ]);
  });

  it('do not depend on what is used first, nor does anything else on when they are made', async () => {
    const [early, late] = [seeded(), seeded()];
    const services = await Promise.all([early.createService(), late.createService()]);
    const [another, sameOne] = services;
    const early1 = [await ownKeysOf(early), await keysOf(early, another)];
    const values = await Promise.all([signedToken(early), signedToken(late)]);
    const late1 = [await keysOf(late, sameOne), await ownKeysOf(late)].reverse();
    expect(services[0]).toEqual(services[1]);
    expect(values[0]).toBe(values[1]);
    expect(early1).toEqual(late1);
  });
});

describe('making services', () => {
  it('does not make keys', async () => {
    const authlete = testAuthlete();
    const { serviceId } = await authlete.createService();
    const service = await authlete.service(serviceId);
    expect((await service?.settings())?.jwks).not.toBeTypeOf('string');
  });
});
