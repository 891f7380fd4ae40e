import { createHash } from 'node:crypto';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jwksOf } from '../support/client-keys.js';
import { Browser } from './browser.js';
import { approve, type Client, type Running, request, start, webClient } from './flow.js';
import { fetchWith, type Identity, identity } from './tls.js';

let example: Running;
let authority: Identity;
let registered: Identity;
let stranger: Identity;
let selfSigned: Identity;

const subject = 'C=JP, O=Example, CN=client.example.com';
const boundTokens = { tlsClientCertificateBoundAccessTokens: true };

beforeAll(async () => {
  authority = await identity({ subject: 'CN=Authority of the test', ca: true });
  const [server, intermediate] = await Promise.all([
    identity({ subject: 'CN=127.0.0.1', issuer: authority, names: [{ type: 'ip', value: '127.0.0.1' }] }),
    identity({ subject: 'CN=Intermediate authority of the test', issuer: authority, ca: true }),
  ]);
  const leaf = await identity({ subject, issuer: intermediate });
  // A client sends its certificate with the intermediate ones.
  registered = { ...leaf, pem: `${leaf.pem}\n${intermediate.pem}` };
  stranger = await identity({ subject: 'CN=stranger.example.com', issuer: authority });
  selfSigned = await identity({ subject: 'CN=self-signed.example.com' });

  const byAuthority: Client = {
    ...webClient,
    ...boundTokens,
    tokenAuthMethod: 'TLS_CLIENT_AUTH',
    tlsClientAuthSubjectDn: 'CN=client.example.com,O=Example,C=JP',
  };
  const bySelf: Client = {
    ...webClient,
    ...boundTokens,
    tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH',
    jwks: jwksOf({ ...(await publicJwk(selfSigned)), x5c: [selfSigned.base64] }),
  };
  example = await start({
    tls: { key: server.key, cert: server.pem },
    changes: { mutualTlsValidatePkiCertChain: true, trustedRootCertificates: [authority.pem] },
    clients: [byAuthority, bySelf],
  });
});

afterAll(() => example.close());

const publicJwk = ({ keys }: Identity) => crypto.subtle.exportKey('jwk', keys.publicKey);

function over(presented?: Identity) {
  const { pem: cert, key } = presented ?? {};
  return fetchWith({ ca: authority.pem, ...(cert && { cert }), ...(key && { key }) });
}

/** openid-client expresses an absent body in two ways, `fetch` accepts one. */
const customFetch =
  (presented?: Identity): client.CustomFetch =>
  (url, { method, headers, body }) =>
    over(presented)(url, { method, headers, ...(body != null && { body }) });

/** openid-client over connections with or without a certificate. */
const discover = (
  index: number,
  presented: Identity | undefined,
  authentication = client.TlsClientAuth(),
): Promise<client.Configuration> =>
  client.discovery(new URL(example.issuer), String(example.own[index]?.clientId), undefined, authentication, {
    [client.customFetch]: customFetch(presented),
    execute: [client.enableNonRepudiationChecks],
  });

async function tokensOver(config: client.Configuration) {
  const { parameters, checks } = await request();
  const url = await client.buildAuthorizationUrlWithPAR(config, parameters);
  return client.authorizationCodeGrant(config, await approve(url, new Browser(over())), checks);
}

const resourceServer = () =>
  client.discovery(
    new URL(example.issuer),
    'notes-api',
    undefined,
    client.ClientSecretBasic('notes-api-secret'),
    { [client.customFetch]: customFetch() },
  );

const cases = [
  ['tls_client_auth', 0, () => registered],
  ['self_signed_tls_client_auth', 1, () => selfSigned],
] as const;

describe('openid-client authenticates by the certificate of its TLS connection (RFC 8705)', () => {
  it.each(cases)('%s, and its tokens are bound to the certificate', async (_, index, presented) => {
    const config = await discover(index, presented());
    expect(config.serverMetadata().tls_client_certificate_bound_access_tokens).toBe(true);
    const tokens = await tokensOver(config);
    expect(tokens.claims()).toMatchObject({ iss: example.issuer, sub: 'john' });
    const thumbprint = createHash('sha256').update(Buffer.from(presented().base64, 'base64'));
    expect(await client.tokenIntrospection(await resourceServer(), tokens.access_token)).toMatchObject({
      active: true,
      cnf: { 'x5t#S256': thumbprint.digest('base64url') },
    });
    const userInfo = await client.fetchUserInfo(config, tokens.access_token, 'john');
    expect(userInfo).toMatchObject({ sub: 'john', email: 'john@example.com' });
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    await client.tokenRevocation(config, refreshed.access_token);
  });

  it.each(cases)('%s, and nobody else can use its tokens', async (_, index, presented) => {
    const { access_token } = await tokensOver(await discover(index, presented()));
    for (const other of [stranger, undefined]) {
      const thief = await discover(index, other);
      await expect(client.fetchUserInfo(thief, access_token, 'john')).rejects.toMatchObject({ status: 401 });
    }
  });

  it.each(cases)('%s, and is refused with another certificate or none', async (_, index) => {
    for (const other of [stranger, undefined]) {
      const refused = client.clientCredentialsGrant(await discover(index, other), { scope: 'notes.read' });
      await expect(refused).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
    }
  });

  it('and a certificate of an authority that the service does not trust is refused', async () => {
    const impostor = await identity({ subject });
    const refused = client.clientCredentialsGrant(await discover(0, impostor), { scope: 'notes.read' });
    await expect(refused).rejects.toMatchObject({ status: 401 });
  });
});

it('over TLS too, a client that does not trust the authority cannot connect', async () => {
  const fetchWithout = fetchWith({ ca: stranger.pem });
  await expect(fetchWithout(new URL(`${example.issuer}/jwks`), {})).rejects.toThrow(/certificate/);
});
