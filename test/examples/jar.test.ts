import type { webcrypto } from 'node:crypto';
import { generateKeyPair } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientKey, jwksOf } from '../support/client-keys.js';
import { Browser } from './browser.js';
import { approve, discover, type Running, request, start, webClient } from './flow.js';

let example: Running;
let config: client.Configuration;
let privateKey: webcrypto.CryptoKey;

const key = await clientKey('ES256', 'request object key');

beforeAll(async () => {
  example = await start({
    clients: [{ ...webClient, jwks: jwksOf(key.publicJwk), requestSignAlg: 'ES256' }],
  });
  const [own] = example.own;
  config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
  privateKey = await importKey();
});

afterAll(() => example.close());

const importKey = (): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey('jwk', key.privateJwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);

const signing = (signer: webcrypto.CryptoKey) => ({ key: signer, kid: 'request object key' });

describe('openid-client signs an authorization request (RFC 9101)', () => {
  it('by value, and completes the code flow', async () => {
    const { parameters, checks } = await request();
    const url = await client.buildAuthorizationUrlWithJAR(config, parameters, signing(privateKey));
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request']);
    const tokens = await client.authorizationCodeGrant(config, await approve(url), checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  it('and pushes it', async () => {
    const { parameters, checks } = await request();
    const signed = await client.buildAuthorizationUrlWithJAR(config, parameters, signing(privateKey));
    const url = await client.buildAuthorizationUrlWithPAR(config, signed.searchParams);
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const tokens = await client.authorizationCodeGrant(config, await approve(url), checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  it('and is refused with a signature of another key', async () => {
    const other = await generateKeyPair('ES256');
    const { parameters } = await request();
    const signed = await client.buildAuthorizationUrlWithJAR(config, parameters, signing(other.privateKey));
    const refused = client.buildAuthorizationUrlWithPAR(config, signed.searchParams);
    await expect(refused).rejects.toMatchObject({ status: 400, error: 'invalid_request_object' });
    const { left, text } = await new Browser().open(signed);
    expect(left?.searchParams.get('error') ?? JSON.parse(text).error).toBe('invalid_request_object');
  });
});
