import { exportJWK, generateKeyPair } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jwksOf } from '../support/client-keys.js';
import { approve, discover, type Running, request, start, webClient } from './flow.js';

const algorithms = ['ES256', 'PS256', 'EdDSA'] as const;
const keys = await Promise.all(algorithms.map((alg) => generateKeyPair(alg, { extractable: true })));

let example: Running;

beforeAll(async () => {
  const clients = await Promise.all(
    keys.map(async ({ publicKey }, index) => {
      const alg = algorithms[index] ?? 'ES256';
      const jwks = jwksOf({ ...(await exportJWK(publicKey)), alg, kid: alg });
      return { ...webClient, tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: alg, jwks } as const;
    }),
  );
  const secretJwt = { ...webClient, tokenAuthMethod: 'CLIENT_SECRET_JWT' } as const;
  example = await start({ clients: [...clients, secretJwt] });
});

afterAll(() => example.close());

/** openid-client uses the name Ed25519 (RFC 9864), Authlete and registered metadata use EdDSA. */
const registeredName: client.ModifyAssertionOptions = {
  [client.modifyAssertion]: (header) => {
    if (header['alg'] === 'Ed25519') header['alg'] = 'EdDSA';
  },
};

const scope = 'notes.read';

function by(index: number, signer = keys[index]?.privateKey) {
  if (signer === undefined) throw new Error('There is no such key.');
  const kid = algorithms[index] ?? '';
  return discover(
    example,
    example.own[index]?.clientId,
    client.PrivateKeyJwt({ key: signer, kid }, registeredName),
  );
}

describe('openid-client authenticates with a signed assertion (RFC 7523)', () => {
  it.each(algorithms.map((alg, index) => [alg, index] as const))(
    '%s, at the PAR, token and revocation endpoints',
    async (_, index) => {
      const config = await by(index);
      const { parameters, checks } = await request();
      const url = await client.buildAuthorizationUrlWithPAR(config, parameters);
      const tokens = await client.authorizationCodeGrant(config, await approve(url), checks);
      expect(tokens.claims()).toMatchObject({ sub: 'john' });
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
      await client.tokenRevocation(config, refreshed.access_token);
      await expect(client.fetchUserInfo(config, refreshed.access_token, 'john')).rejects.toMatchObject({
        status: 401,
      });
    },
  );

  it('and is refused with another key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await expect(client.clientCredentialsGrant(await by(0, privateKey), { scope })).rejects.toMatchObject({
      status: 401,
    });
  });

  it('and cannot use a secret instead', async () => {
    const [own] = example.own;
    const config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
    await expect(client.clientCredentialsGrant(config, { scope })).rejects.toMatchObject({ status: 401 });
  });

  it('or an assertion that is signed with its secret', async () => {
    const own = example.own.at(-1);
    const good = await discover(example, own?.clientId, client.ClientSecretJwt(own?.clientSecret));
    expect((await client.clientCredentialsGrant(good, { scope })).access_token).toMatch(/^[\w-]{43}$/);
    const bad = await discover(
      example,
      own?.clientId,
      client.ClientSecretJwt('a secret of somebody else, and long enough'),
    );
    await expect(client.clientCredentialsGrant(bad, { scope })).rejects.toMatchObject({ status: 401 });
  });
});
