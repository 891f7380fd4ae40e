import { beforeAll, describe, expect, it } from 'vitest';
import type { ClientFixture, ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { certificate, type Issued } from '../../../support/certificates.js';
import { clientKey, jwksOf } from '../../../support/client-keys.js';
import { demoWith } from '../../../support/demo.js';
import { encoded, type OAuthParameters } from '../../../support/flow.js';
import { changeClient } from '../../../support/tokens.js';

const key = await clientKey();
/** The same name in the order of RFC 4514, and in the order of the certificate. */
const registeredName = 'CN=client.example.com, O=Example, C=JP';
const subject = 'C=JP, O=Example, CN=client.example.com';
let own: Issued;
let other: Issued;

beforeAll(async () => {
  own = await certificate({
    subject,
    names: [
      { type: 'dns', value: 'client.example.com' },
      { type: 'dns', value: 'client.example.org' },
      { type: 'url', value: 'https://client.example.com/a,b' },
      { type: 'ip', value: '2001:db8::1' },
      { type: 'email', value: 'client@example.com' },
    ],
  });
  other = await certificate({ subject });
});

const world = (client: ClientFixture, service: ServiceFixture = {}): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({ service: { supportedTokenAuthMethods: [], ...service }, confidential: client }),
  });

async function post(authlete: TestAuthlete, more: object = {}, changes: OAuthParameters = {}) {
  const client_id = String(authlete.confidential.clientId);
  const parameters = encoded({ grant_type: 'client_credentials', client_id, ...changes });
  return (await authlete.call('auth_token_api', { parameters, ...more })).body;
}

const refused = (resultCode: string) => ({
  action: 'INVALID_CLIENT',
  resultCode,
  responseContent: expect.stringContaining('"error":"invalid_client"'),
});

describe('tls_client_auth', () => {
  const byTls = (client: ClientFixture = {}, service: ServiceFixture = {}) =>
    world({ tokenAuthMethod: 'TLS_CLIENT_AUTH', ...client }, service);

  it.each([
    ['tlsClientAuthSubjectDn', 'CN=client.example.com, O=Example, C=JP', undefined],
    ['tlsClientAuthSubjectDn', 'cn = Client.Example.COM,o=Example,2.5.4.6=jp', undefined],
    ['tlsClientAuthSubjectDn', 'C=JP,O=Example,CN=client.example.com', 'A157343'],
    ['tlsClientAuthSubjectDn', 'CN=client.example.com,O=Example', 'A157343'],
    ['tlsClientAuthSanDns', 'CLIENT.example.org', undefined],
    ['tlsClientAuthSanDns', 'example.org', 'A157346'],
    ['tlsClientAuthSanUri', 'https://client.example.com/a,b', undefined],
    ['tlsClientAuthSanUri', 'https://client.example.com/', 'A157347'],
    ['tlsClientAuthSanIp', '2001:DB8:0:0::1', undefined],
    ['tlsClientAuthSanIp', '2001:db8::2', 'A157348'],
    ['tlsClientAuthSanIp', '10.0.0.1', 'A157348'],
    ['tlsClientAuthSanEmail', 'client@example.com', undefined],
    ['tlsClientAuthSanEmail', 'other@example.com', 'A157349'],
  ])('%s=%s: %s', async (member, value, code) => {
    const authlete = byTls({ [member]: value });
    expect(await post(authlete, { clientCertificate: own.pem })).toMatchObject(
      code === undefined ? { action: 'OK', clientAuthMethod: 'TLS_CLIENT_AUTH' } : refused(code),
    );
  });

  it('reads a certificate with and without its boundaries and line breaks', async () => {
    const authlete = byTls({ tlsClientAuthSubjectDn: registeredName });
    const forms = [own.pem, own.pem.replaceAll('\n', ''), own.pem.replaceAll('\n', ' '), own.base64];
    for (const clientCertificate of forms) {
      expect(await post(authlete, { clientCertificate }), clientCertificate).toMatchObject({ action: 'OK' });
    }
  });

  it.each([
    ['A157357', {}, { client_id: undefined }],
    ['A157327', {}, {}],
    ['A157327', { clientCertificate: '' }, {}],
    ['A157328', { clientCertificate: 'no certificate' }, {}],
    ['A157328', { clientCertificate: 'bm8gY2VydGlmaWNhdGU=' }, {}],
  ])('%s refuses the credentials %j', async (code, more, changes) => {
    const authlete = byTls({ tlsClientAuthSubjectDn: registeredName });
    const clientId = code === 'A157357' ? { clientId: String(authlete.confidential.clientId) } : {};
    expect(await post(authlete, { ...clientId, ...more }, changes)).toMatchObject(refused(code));
  });

  it('needs exactly one registered subject', async () => {
    const clientCertificate = own.pem;
    expect(await post(byTls(), { clientCertificate })).toMatchObject(refused('A157340'));
    const authlete = byTls({ tlsClientAuthSubjectDn: registeredName });
    await changeClient(authlete, { tlsClientAuthSanDns: 'client.example.com' });
    expect(await post(authlete, { clientCertificate })).toMatchObject(refused('A157345'));
  });

  it('A157342: the registered subject is not a name', async () => {
    const authlete = byTls({ tlsClientAuthSubjectDn: registeredName });
    await changeClient(authlete, { tlsClientAuthSubjectDn: 'no name' });
    expect(await post(authlete, { clientCertificate: own.pem })).toMatchObject(refused('A157342'));
  });

  describe('with mutualTlsValidatePkiCertChain', () => {
    const pki = (trusted: readonly Issued[]): ServiceFixture => ({
      mutualTlsValidatePkiCertChain: true,
      trustedRootCertificates: trusted.map(({ pem }) => pem),
    });

    it('the certificate must lead to a trusted root', async () => {
      const root = await certificate({ subject: 'CN=Root', ca: true });
      const middle = await certificate({ subject: 'CN=Middle', ca: true, issuer: root });
      const leaf = await certificate({ subject, issuer: middle });
      const direct = await certificate({ subject, issuer: root });
      const notCa = await certificate({ subject: 'CN=Middle', issuer: root });
      const ofNotCa = await certificate({ subject, issuer: notCa });
      const impostor = await certificate({ subject: 'CN=Root', ca: true });
      const ofImpostor = await certificate({ subject, issuer: impostor });
      const authlete = byTls({ tlsClientAuthSubjectDn: registeredName }, pki([other, root]));
      const attempt = (certified: Issued, ...path: readonly Issued[]) =>
        post(authlete, {
          clientCertificate: certified.pem,
          ...(path.length > 0 && { clientCertificatePath: path.map(({ pem }) => pem) }),
        });
      expect(await attempt(direct)).toMatchObject({ action: 'OK' });
      expect(await attempt(leaf, middle)).toMatchObject({ action: 'OK' });
      expect(await attempt(leaf, middle, root)).toMatchObject({ action: 'OK' });
      expect(await attempt(other)).toMatchObject({ action: 'OK' });
      expect(await attempt(leaf)).toMatchObject(refused('A157339'));
      expect(await attempt(own)).toMatchObject(refused('A157339'));
      expect(await attempt(ofNotCa, notCa)).toMatchObject(refused('A157339'));
      expect(await attempt(ofImpostor)).toMatchObject(refused('A157339'));
      expect(await attempt(ofImpostor, impostor)).toMatchObject(refused('A157339'));
      const malformed = { clientCertificate: leaf.pem, clientCertificatePath: ['no certificate'] };
      expect(await post(authlete, malformed)).toMatchObject(refused('A157338'));
    });

    it('the certificate must be valid at the time of the service', async () => {
      const root = await certificate({ subject: 'CN=Root', ca: true });
      const notBefore = new Date('2026-01-01T00:00:00Z');
      const notAfter = new Date('2026-02-01T00:00:00Z');
      const leaf = await certificate({ subject, issuer: root, notBefore, notAfter });
      const authlete = byTls({ tlsClientAuthSubjectDn: registeredName }, pki([root]));
      const { clock } = await authlete.world();
      for (const [time, expected] of [
        ['2025-12-31T23:59:59Z', refused('A157339')],
        ['2026-01-01T00:00:00Z', { action: 'OK' }],
        ['2026-01-31T23:59:59Z', { action: 'OK' }],
        ['2026-02-01T00:00:01Z', refused('A157339')],
      ] as const) {
        clock.freeze(Date.parse(time));
        expect(await post(authlete, { clientCertificate: leaf.pem }), time).toMatchObject(expected);
        clock.unfreeze();
      }
    });

    it('the service must have roots that can be read', async () => {
      const clientCertificate = own.pem;
      const none = byTls({ tlsClientAuthSubjectDn: registeredName }, pki([]));
      expect(await post(none, { clientCertificate })).toMatchObject(refused('A157335'));
      const authlete = byTls({ tlsClientAuthSubjectDn: registeredName }, pki([own]));
      const service = await authlete.world();
      const settings = await service.settings();
      if (settings === undefined) throw new Error('No settings.');
      await service.put('service', 'settings', { ...settings, trustedRootCertificates: ['no certificate'] });
      expect(await post(authlete, { clientCertificate })).toMatchObject(refused('A157336'));
    });
  });
});

describe('self_signed_tls_client_auth', () => {
  const jwk = (kid: string, ...x5c: readonly string[]) => ({
    ...key.publicJwk,
    kid,
    ...(x5c.length > 0 && { x5c: [...x5c] }),
  });
  const bySelfSigned = (jwks: string, client: ClientFixture = {}) =>
    world({ tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH', jwks, ...client });

  it('takes the certificate that the client registered', async () => {
    const jwks = jwksOf(jwk('1', other.base64), jwk('2', own.base64), jwk('3'));
    const accepted = { action: 'OK', clientAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' };
    const clientCertificate = own.pem;
    expect(await post(bySelfSigned(jwks), { clientCertificate })).toMatchObject(accepted);
    for (const [selfSignedCertificateKeyId, expected] of [
      ['2', accepted],
      ['1', refused('A157333')],
      ['3', refused('A157330')],
      ['4', refused('A157329')],
    ] as const) {
      const authlete = bySelfSigned(jwks, { selfSignedCertificateKeyId });
      expect(await post(authlete, { clientCertificate }), selfSignedCertificateKeyId).toMatchObject(expected);
    }
  });

  it('refuses another one with the same subject', async () => {
    const authlete = bySelfSigned(jwksOf(jwk('1', own.base64)));
    expect(await post(authlete, { clientCertificate: other.pem })).toMatchObject(refused('A157333'));
  });

  it('needs a certificate, and a registered one', async () => {
    const authlete = bySelfSigned(jwksOf(jwk('1', 'bm8gY2VydGlmaWNhdGU=')));
    expect(await post(authlete)).toMatchObject(refused('A157327'));
    expect(await post(authlete, { clientCertificate: own.pem })).toMatchObject(refused('A157332'));
    const withoutKeys = bySelfSigned(jwksOf());
    expect(await post(withoutKeys, { clientCertificate: own.pem })).toMatchObject(refused('A157329'));
    await changeClient(withoutKeys, { jwks: '' });
    expect(await post(withoutKeys, { clientCertificate: own.pem })).toMatchObject(refused('A156301'));
  });
});
