import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { certificateThumbprint, readCertificate } from '../../../../src/mock/oauth/certificate.js';
import { findByAccessToken } from '../../../../src/mock/tokens/token-records.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { certificate, type Issued } from '../../../support/certificates.js';
import { clientKey } from '../../../support/client-keys.js';
import { type Changes, demoWith } from '../../../support/demo.js';
import { proofOf } from '../../../support/dpop.js';
import { codeFor, encoded, redeem, requestToken } from '../../../support/flow.js';
import { refresh } from '../../../support/tokens.js';

const own = await certificate();
const other = await certificate();

function thumbprintOf({ pem }: Issued): string {
  const read = readCertificate(pem);
  if (read === undefined) throw new Error('No certificate.');
  return certificateThumbprint(read);
}

const bound = { tlsClientCertificateBoundAccessTokens: true };
const world = (changes: Changes = { service: bound, confidential: bound }): TestAuthlete =>
  testAuthlete({ fixtures: demoWith(changes) });

const grant = { grant_type: 'client_credentials' };

const refused = (resultCode: string, error: string) => ({
  action: 'BAD_REQUEST',
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

const recordOf = async (authlete: TestAuthlete, { accessToken }: { accessToken?: string }) =>
  findByAccessToken(await authlete.world(), accessToken ?? '');

describe('A client certificate in PEM (RFC 7468)', () => {
  const base64 = own.pem.replace(/-----.*-----/g, '').replace(/\s/g, '');
  const legacy = own.pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE');
  it.each([
    ['alone', own.pem],
    ['after the text that openssl prints', `Certificate:\n    Data:\n        Version: 3 (0x2)\n${own.pem}`],
    ['after bag attributes', `Bag Attributes\n    localKeyID: 01 02\nsubject=CN = client\n${own.pem}`],
    ['before more text', `${own.pem}\nthe end`],
    ['as the first of a chain', own.pem + other.pem],
    ['in one line', own.pem.replaceAll('\n', '')],
    ['with lines of Windows', own.pem.replaceAll('\n', '\r\n')],
    ['with an older label', legacy],
    ['without boundaries', base64],
    ['without its end', own.pem.replace(/-----END.*/, '')],
  ])('is read %s', (_, pem) => {
    expect(thumbprintOf({ ...own, pem })).toBe(thumbprintOf(own));
  });

  it('is not read if there is none', () => {
    for (const text of ['', 'text', 'some text', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'])
      expect(readCertificate(text)).toBeUndefined();
  });
});

describe('tlsClientCertificateBoundAccessTokens', () => {
  it('binds tokens to the client certificate', async () => {
    const authlete = world();
    const answered = await requestToken(authlete, grant, { clientCertificate: own.pem });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ token_type: 'Bearer' });
    expect(await recordOf(authlete, answered)).toMatchObject({ certificateThumbprint: thumbprintOf(own) });
  });

  it('is in a JWT access token, next to the key of a DPoP proof', async () => {
    const authlete = world({ service: { ...bound, accessTokenSignAlg: 'ES256' }, confidential: bound });
    const { jwtAccessToken } = await requestToken(authlete, grant, {
      clientCertificate: own.pem,
      dpop: await proofOf(authlete, await clientKey()),
    });
    expect(decodeJwt(jwtAccessToken ?? '')['cnf']).toEqual({
      'x5t#S256': thumbprintOf(own),
      jkt: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('asks for a certificate', async () => {
    const authlete = world();
    expect(await requestToken(authlete, grant)).toMatchObject(refused('A244308', 'invalid_request'));
    expect(await requestToken(authlete, grant, { clientCertificate: 'none' })).toMatchObject(
      refused('A244309', 'invalid_request'),
    );
  });

  it('does not consume the code', async () => {
    const authlete = world();
    const code = await codeFor(authlete);
    expect(await redeem(authlete, code)).toMatchObject({ resultCode: 'A244308' });
    expect(await redeem(authlete, code, {}, { clientCertificate: own.pem })).toMatchObject({ action: 'OK' });
  });

  it.each([
    ['the service alone', { service: bound }],
    ['the client alone', { confidential: bound }],
  ])('of %s binds nothing', async (_whose, changes) => {
    const authlete = world(changes);
    expect(await requestToken(authlete, grant)).toMatchObject({ action: 'OK' });
    const answered = await requestToken(authlete, grant, { clientCertificate: own.pem });
    expect(await recordOf(authlete, answered)).not.toHaveProperty('certificateThumbprint');
  });

  it('lets a confidential client refresh with another certificate', async () => {
    const authlete = world();
    const first = await redeem(authlete, await codeFor(authlete), {}, { clientCertificate: own.pem });
    const second = await refresh(authlete, first.refreshToken ?? '', {}, { clientCertificate: other.pem });
    expect(await recordOf(authlete, second)).toMatchObject({ certificateThumbprint: thumbprintOf(other) });
  });

  it('lets a public client refresh with the same certificate only', async () => {
    const authlete = world({ service: bound, publicClient: { ...bound, pkceRequired: false } });
    const { clientId, redirectUri } = authlete.publicClient;
    const client_id = String(clientId);
    const post = async (parameters: Record<string, string>, { pem }: Issued) => {
      const body = { parameters: encoded({ client_id, ...parameters }), clientCertificate: pem };
      return (await authlete.call('auth_token_api', body)).body;
    };
    const { refreshToken } = await post(
      {
        grant_type: 'authorization_code',
        code: await codeFor(authlete, { client_id, redirect_uri: redirectUri }),
        redirect_uri: redirectUri,
      },
      own,
    );
    const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' };
    expect(await post(parameters, other)).toMatchObject(refused('A000000', 'invalid_grant'));
    expect(await post(parameters, own)).toMatchObject({ action: 'OK' });
  });
});
