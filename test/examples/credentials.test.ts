import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifiedMdoc } from '../support/verified-mdoc.js';
import { verifiedSdJwt } from '../support/verified-sd-jwt.js';
import { Browser } from './browser.js';
import { decide, type Running, redirectUri, start, webClient } from './flow.js';
import { wallet } from './wallet.js';

const identity = 'IdentityCredential';
const licence = 'org.iso.18013.5.1.mDL';

/** ISO/IEC 18013-5, section 7.2.1. */
const mandatoryElements = [
  'family_name',
  'given_name',
  'birth_date',
  'issue_date',
  'expiry_date',
  'issuing_country',
  'issuing_authority',
  'document_number',
  'portrait',
  'driving_privileges',
  'un_distinguishing_sign',
];

let example: Running;
const messages: string[] = [];

beforeAll(async () => {
  example = await start({
    clients: [{ ...webClient, clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }],
    onMessage: (_subject, text) => messages.push(text),
  });
});

afterAll(() => example.close());

/** An offer as the wallet gets it, and the transaction code as the person gets it. */
async function offered(person: string, ids: readonly string[]) {
  const response = await fetch(`${example.issuer}/offers`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${person}:${person}`)}` },
    body: new URLSearchParams(ids.map((id): [string, string] => ['credential_configuration_id', id])),
  });
  const { offer }: { offer: string } = JSON.parse(await response.text());
  return { offer, txCode: /\d{6}/.exec(messages.at(-1) ?? '')?.[0] ?? '' };
}

/** The tokens of a wallet that only has an offer and its transaction code. */
async function redeemed(person: string, ids: readonly string[]) {
  const { offer, txCode } = await offered(person, ids);
  const own = await wallet();
  const credentialOffer = await own.client.resolveCredentialOffer(offer);
  const issuerMetadata = await own.client.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const redeem = (code: string) =>
    own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer,
      issuerMetadata,
      txCode: code,
    });
  return { ...own, credentialOffer, issuerMetadata, redeem, txCode };
}

const keyOf = async () => {
  const response = await fetch(`${example.issuer}/vci/jwks`);
  const { keys } = JSON.parse(await response.text());
  return keys[0];
};

const first = (credentials: unknown): string => {
  const [one] = Array.isArray(credentials) ? credentials : [];
  return String(one?.credential);
};

describe('@openid4vc/openid4vci, with a pre-authorized code', () => {
  it('gets an SD-JWT VC that another library verifies', async () => {
    const { redeem, txCode, credentialOffer, credentialFor, publicJwk } = await redeemed('john', [identity]);
    const { accessTokenResponse } = await redeem(txCode);
    const { credentialResponse } = await credentialFor(
      credentialOffer,
      identity,
      accessTokenResponse.access_token,
    );
    const claims = await verifiedSdJwt(first(credentialResponse.credentials), await keyOf());
    const { x, y } = publicJwk;
    expect(claims).toMatchObject({
      iss: example.issuer,
      given_name: 'John',
      family_name: 'Doe',
      cnf: { jwk: { x, y } },
    });
  });

  it('gets an mdoc that another library verifies', async () => {
    const { redeem, txCode, credentialOffer, credentialFor } = await redeemed('john', [licence]);
    const { accessTokenResponse } = await redeem(txCode);
    const { credentialResponse } = await credentialFor(
      credentialOffer,
      licence,
      accessTokenResponse.access_token,
    );
    const { docType, claims, deviceKey } = await verifiedMdoc(
      first(credentialResponse.credentials),
      await readFile('examples/credential-authority.pem', 'utf8'),
    );
    expect(docType).toBe(licence);
    const elements = claims['org.iso.18013.5.1'];
    expect(elements).toMatchObject({ given_name: 'John', document_number: 'DL-john' });
    expect(Object.keys(elements ?? {})).toEqual(expect.arrayContaining(mandatoryElements));
    expect(deviceKey).toBeDefined();
  });

  it('gets nothing without the right transaction code, and nothing twice', async () => {
    const { redeem, txCode } = await redeemed('john', [identity]);
    const wrong = txCode === '000000' ? '000001' : '000000';
    await expect(redeem(wrong)).rejects.toMatchObject({ errorResponse: { error: 'invalid_grant' } });
    await redeem(txCode);
    await expect(redeem(txCode)).rejects.toMatchObject({ errorResponse: { error: 'invalid_grant' } });
  });

  it('gets no credential that was not offered', async () => {
    const { redeem, txCode, credentialOffer, credentialFor } = await redeemed('john', [identity]);
    const { accessTokenResponse } = await redeem(txCode);
    await expect(
      credentialFor(credentialOffer, licence, accessTokenResponse.access_token),
    ).rejects.toMatchObject({ response: { ok: false } });
  });

  it('comes back for a credential that takes longer', async () => {
    const { client, redeem, txCode, credentialOffer, issuerMetadata, credentialFor } = await redeemed(
      'jane',
      [identity],
    );
    const { accessTokenResponse } = await redeem(txCode);
    const accessToken = accessTokenResponse.access_token;
    const { credentialResponse } = await credentialFor(credentialOffer, identity, accessToken);
    const { transaction_id: transactionId } = credentialResponse;
    if (typeof transactionId !== 'string') throw new Error('There is no transaction.');
    const { deferredCredentialResponse } = await client.retrieveDeferredCredentials({
      issuerMetadata,
      accessToken,
      transactionId,
    });
    const claims = await verifiedSdJwt(first(deferredCredentialResponse.credentials), await keyOf());
    expect(claims).toMatchObject({ given_name: 'Jane' });
  });
});

describe('The certificate of the example', () => {
  it('is signed by an authority, whose own certificate is not in x5c', async () => {
    const { x5c = [] } = await keyOf();
    expect(x5c).toHaveLength(1);
    const leaf = new X509Certificate(Buffer.from(String(x5c[0]), 'base64'));
    const authority = new X509Certificate(await readFile('examples/credential-authority.pem'));
    expect([leaf.checkIssued(authority), leaf.verify(authority.publicKey), leaf.ca]).toEqual([
      true,
      true,
      false,
    ]);
    expect(authority.ca).toBe(true);
  });
});

describe('The example as an issuer for wallets', () => {
  it('has its metadata where RFC 8414 puts them', async () => {
    const [metadata, discovery] = await Promise.all(
      ['oauth-authorization-server', 'openid-configuration'].map(async (name) =>
        (await fetch(`${example.issuer}/.well-known/${name}`)).json(),
      ),
    );
    expect(metadata).toMatchObject({ issuer: example.issuer });
    expect(metadata).toEqual(discovery);
  });

  it.each(['/credential', '/deferred_credential'])(
    'hands encrypted requests to Authlete: %s',
    async (path) => {
      const { redeem, txCode } = await redeemed('john', [identity]);
      const { accessTokenResponse } = await redeem(txCode);
      const response = await fetch(`${example.issuer}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${accessTokenResponse.access_token}`,
          'content-type': 'application/jwt',
        },
        body: 'e30.e30.e30.e30.e30',
      });
      // The service has no key for it. The test only checks that the request arrives.
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { error: 'invalid_encryption_parameters' },
      ]);
    },
  );
});

describe('@openid4vc/openid4vci, with the authorization code flow', () => {
  it('gets a credential that was offered', async () => {
    const [app] = example.own;
    const clientId = String(app?.clientId);
    const { client, credentialFor } = await wallet(clientId);
    const { offer } = await offered('john', [identity]);
    const credentialOffer = await client.resolveCredentialOffer(offer);
    const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
    const started = await client.createAuthorizationRequestUrlFromOffer({
      credentialOffer,
      issuerMetadata,
      clientId,
      redirectUri,
      scope: 'identity_credential',
      state: 'a state',
    });
    const browser = new Browser();
    const login = await browser.open(started.authorizationRequestUrl);
    const { left, text } = await decide(login, 'allow', browser);
    if (left === undefined) throw new Error(`The browser was not sent back: ${text}`);
    const code = left.searchParams.get('code') ?? '';
    const { accessTokenResponse } = await client.retrieveAuthorizationCodeAccessTokenFromOffer({
      credentialOffer,
      issuerMetadata,
      authorizationCode: code,
      redirectUri,
      ...(started.pkce && { pkceCodeVerifier: started.pkce.codeVerifier }),
    });
    const { credentialResponse } = await credentialFor(
      credentialOffer,
      identity,
      accessTokenResponse.access_token,
    );
    const claims = await verifiedSdJwt(first(credentialResponse.credentials), await keyOf());
    expect(claims).toMatchObject({ sub: 'john', vct: 'urn:example:credentials:identity' });
  });
});
