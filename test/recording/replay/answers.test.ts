import { createHash } from 'node:crypto';
import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { generateKey } from '../../../src/mock/jose/generate-key.js';
import { signWith } from '../../../src/mock/jose/sign.js';
import { systemRandom } from '../../../src/mock/state/random.js';
import { calling, replaying } from '../../support/replay.js';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const halfHash = (value: string, hash: string) => {
  const digest = createHash(hash).update(value).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
};

describe('a new value has the form of its type', () => {
  it.each([
    ['ticket', /^[\w-]{43}$/],
    ['clientSecret', /^[\w-]{86}$/],
    ['requestUri', /^urn:ietf:params:oauth:request_uri:[\w-]{43}$/],
    ['userCode', /^[B-Z]{8}$/],
  ])('%s', async (name, form) => {
    const recorded = calling('/auth/token', {}, { [name]: `the recorded ${name}` });
    const { call } = replaying([recorded]);
    expect((await call('/auth/token', {})).text(name)).toMatch(form);
  });
});

describe('values of the caller come back', () => {
  const authorization = (responseContent: string, more: object = {}) =>
    calling('/auth/authorization', { parameters: 'state=then&nonce=n' }, { responseContent, ...more });
  const now = { parameters: 'state=%22now%22+%26+<later>&nonce=n' };

  it.each([
    [
      'in a redirect',
      'https://c.example/cb?error=x&state=then',
      'https://c.example/cb?error=x&state=%22now%22+%26+%3Clater%3E',
    ],
    [
      'in a form',
      '<html><input name="state" value="then"/></html>',
      '<html><input name="state" value="&quot;now&quot; &amp; &lt;later&gt;"/></html>',
    ],
    ['in JSON', '{"state":"then"}', '{"state":"\\"now\\" & <later>"}'],
  ])('%s', async (_, recorded, played) => {
    const { call } = replaying([authorization(recorded)]);
    expect((await call('/auth/authorization', now)).body).toEqual({ responseContent: played });
  });

  it('in a JWT, with its hash', async () => {
    const claims = { state: 'then', s_hash: halfHash('then', 'sha512') };
    const jarm = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    const { call } = replaying([authorization(`https://c.example/cb?response=${jarm}`)]);
    const { text } = await call('/auth/authorization', now);
    const jwt = new URL(text('responseContent')).searchParams.get('response') ?? '';
    const state = '"now" & <later>';
    expect(decodeJwt(jwt)).toEqual({ state, s_hash: halfHash(state, 'sha512') });
  });

  it('and a string that looks like a placeholder is unchanged', async () => {
    const { call } = replaying([authorization('a {{ticket:1}} {{!x:1}}', { description: '{{state:1}}' })]);
    const { body } = await call('/auth/authorization', now);
    expect(body).toEqual({ responseContent: 'a {{ticket:1}} {{!x:1}}', description: '{{state:1}}' });
  });
});

describe('times', () => {
  const at = 1_700_000_000_000;
  const now = 1_800_000_000_500;

  it('move with the clock, equal times to equal times; durations and zeros stay', async () => {
    const issued = calling(
      '/auth/token',
      {},
      { accessTokenExpiresAt: at + 60_123, accessTokenDuration: 60, cnonceExpiresAt: 0 },
    );
    const later = calling(
      '/auth/introspection',
      { token: 't' },
      { expiresAt: at + 60_000, exp: at / 1000 + 60 },
      { at: at + 30_000 },
    );
    let time = now;
    const { call } = replaying([issued, later], { clock: { now: () => time } });
    expect((await call('/auth/token', {})).body).toEqual({
      accessTokenExpiresAt: now + 60_123,
      accessTokenDuration: 60,
      cnonceExpiresAt: 0,
    });
    time += 1000;
    const { expiresAt, exp } = (await call('/auth/introspection', { token: 't' })).body;
    expect(expiresAt).toBe(now + 60_000);
    expect(exp).toBe(Math.round((now + 60_000) / 1000));
  });

  it('from the caller come back unchanged, other values of the same second do not', async () => {
    const second = at / 1000;
    const idToken = `${encode({ alg: 'none' })}.${encode({ auth_time: second, iat: second })}.`;
    const issued = calling('/auth/authorization/issue', { ticket: 't', authTime: second }, { idToken });
    const { call } = replaying([issued], { clock: { now: () => now } });
    const { text } = await call('/auth/authorization/issue', { ticket: 'u', authTime: 1_799_999_000 });
    expect(decodeJwt(text('idToken'))).toEqual({ auth_time: 1_799_999_000, iat: 1_800_000_001 });
  });
});

describe('a JWT of the service', () => {
  /** An exchange that shows the keys, and one that issues a JWT. */
  async function signed(alg: string, kind: { kty: string; crv?: string }, more: object = {}) {
    const key = { ...(await generateKey(kind, systemRandom, false)), kid: 'the key', ...more };
    const { d: _, ...shown } = key;
    const jwt = await signWith({ kid: key.kid, alg, key: await importJWK(key, alg) }, { sub: 'joe' });
    return {
      keys: calling('/service/jwks/get', undefined, { keys: [shown] }),
      issued: calling('/auth/token', {}, { idToken: jwt }),
      jwt,
    };
  }

  it.each([
    ['RS256', { kty: 'RSA' }],
    ['PS384', { kty: 'RSA' }],
    ['ES256', { kty: 'EC', crv: 'P-256' }],
    ['ES384', { kty: 'EC', crv: 'P-384' }],
    ['ES512', { kty: 'EC', crv: 'P-521' }],
    ['EdDSA', { kty: 'OKP', crv: 'Ed25519' }],
  ])('is signed with %s by a key that the JWK Set has then', async (alg, kind) => {
    const { keys, issued, jwt } = await signed(alg, kind);
    for (const recorded of [
      [keys, issued],
      [issued, keys],
    ]) {
      const { call } = replaying(recorded, { seed: alg });
      const idToken = (await call('/auth/token', {})).text('idToken');
      // The contract says what a JWK Set is.
      const set = (await call('/service/jwks/get')).body as unknown as JSONWebKeySet;
      expect(JSON.stringify(set)).not.toContain('"d"');
      const { payload, protectedHeader } = await jwtVerify(idToken, createLocalJWKSet(set));
      expect(payload).toEqual({ sub: 'joe' });
      expect(protectedHeader).toEqual({ alg, kid: 'the key' });
      expect(idToken).not.toBe(jwt);
    }
  });

  it('is signed with the client secret if the algorithm requires it', async () => {
    const secret = (text: string) => new TextEncoder().encode(text);
    const jwt = await signWith(
      { kid: undefined, alg: 'HS256', key: secret('the secret of then') },
      { sub: 'joe' },
    );
    const recorded = calling(
      '/auth/token',
      { parameters: 'a=b', clientSecret: 'the secret of then' },
      { idToken: jwt },
    );
    const { call } = replaying([recorded]);
    const { text } = await call('/auth/token', { parameters: 'a=b', clientSecret: 'the secret of now' });
    expect((await compactVerify(text('idToken'), secret('the secret of now'))).protectedHeader.alg).toBe(
      'HS256',
    );
  });

  it('has a signature even if no key was recorded, and an encrypted one has the right form', async () => {
    const { issued } = await signed('ES256', { kty: 'EC', crv: 'P-256' });
    const jwe = [encode({ alg: 'RSA-OAEP', enc: 'A128GCM' }), 'YQ', 'Yg', 'Yw', 'ZA'].join('.');
    const { call } = replaying([issued, calling('/idtoken/reissue', { accessToken: 'a' }, { idToken: jwe })]);
    const idToken = (await call('/auth/token', {})).text('idToken');
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'ES256', kid: 'the key' });
    expect(Buffer.from(idToken.split('.')[2] ?? '', 'base64url')).toHaveLength(64);
    const encrypted = (await call('/idtoken/reissue', { accessToken: 'b' })).text('idToken');
    expect(decodeProtectedHeader(encrypted)).toEqual({ alg: 'RSA-OAEP', enc: 'A128GCM' });
    expect(encrypted.split('.')).toHaveLength(5);
  });

  it('has only the form of a signature if Node.js lacks the algorithm', async () => {
    const jwt = `${encode({ alg: 'ES256K' })}.${encode({ sub: 'joe' })}.c2ln`;
    const { call } = replaying([calling('/auth/token', {}, { idToken: jwt })]);
    expect(decodeJwt((await call('/auth/token', {})).text('idToken'))).toEqual({ sub: 'joe' });
  });
});

describe('a key of a client', () => {
  it('is its current key: in responses, and by thumbprint', async () => {
    const [then, now] = [
      { kty: 'EC', crv: 'P-256', kid: 'k1', x: 'x of then', y: 'y of then' },
      { kty: 'EC', crv: 'P-256', kid: 'k2', x: 'x of now', y: 'y of now' },
    ];
    const jkt = ({ x, y }: { x: string; y: string }) =>
      createHash('sha256')
        .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
        .digest('base64url');
    const set = (key: object) => JSON.stringify({ keys: [key] });
    const created = calling(
      '/client/create',
      { jwks: set(then) },
      { jwks: set(then), description: jkt(then) },
      { status: 201 },
    );
    const { call } = replaying([created]);
    const { body } = await call('/client/create', { jwks: set({ ...now, d: 'private' }) });
    expect(body).toEqual({
      jwks: set({ kty: 'EC', crv: 'P-256', kid: 'k2', x: 'x of now', y: 'y of now' }),
      description: jkt(now),
    });
    const other = await call('/client/create', { jwks: set({ kty: 'oct', k: 'x' }) });
    expect(other.text('resultMessage')).toContain('jwks.keys[0] is not a public key');
  });
});

describe('an answer', () => {
  it('has the recorded status, headers and body', async () => {
    const limited = calling(
      '/auth/token',
      {},
      { resultCode: 'A001311', resultMessage: 'x' },
      {
        status: 429,
        responseHeaders: { 'content-type': 'application/json', 'retry-after': '7', 'ratelimit-reset': '7' },
      },
    );
    const down = calling('/auth/token', {}, '<h1>Bad gateway</h1>', {
      status: 502,
      responseHeaders: { 'content-type': 'text/html' },
    });
    const { call, authlete } = replaying([limited, down]);
    const { status, headers, body } = await call('/auth/token', {});
    expect({ status, body }).toEqual({ status: 429, body: { resultCode: 'A001311', resultMessage: 'x' } });
    expect(headers.get('retry-after')).toBe('7');
    const response = await authlete.fetch('http://a.test/api/1/auth/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${authlete.organizationToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      502,
      'text/html',
      '<h1>Bad gateway</h1>',
    ]);
  });

  it('is marked as recorded in the journal, and stubs take precedence', async () => {
    const { call, authlete } = replaying([
      calling('/auth/token', {}, { action: 'OK', resultCode: 'A050001' }),
    ]);
    const service = await authlete.service(1);
    service?.stub('/auth/token').action('INVALID_CLIENT');
    expect((await call('/auth/token', {})).body['action']).toBe('INVALID_CLIENT');
    expect((await call('/auth/token', {})).body['action']).toBe('OK');
    expect(service?.journal.find({ answeredBy: 'recording' })).toMatchObject([
      { action: 'OK', resultCode: 'A050001' },
    ]);
  });
});

describe('the services of a recording', () => {
  const settings = {
    apiKey: 1,
    serviceName: 'Recorded',
    issuer: 'https://as.example.com',
    apiSecret: 's',
    jwks: '{"keys":[]}',
  };

  it('exist with their recorded settings, next to the given ones', async () => {
    const { authlete } = replaying(
      [
        calling('/service/get', undefined, settings),
        calling('/auth/token', {}, {}, { target: '/api/2/auth/token' }),
      ],
      { fixtures: { services: [{ serviceId: 2, accessToken: 'a token that stays' }, { serviceId: 3 }] } },
    );
    expect(authlete.services.map(({ serviceId }) => serviceId)).toEqual([2, 3, 1]);
    expect(authlete.services[0]?.accessToken).toBe('a token that stays');
    expect(await (await authlete.service(1))?.settings()).toMatchObject({
      serviceName: 'Recorded',
      issuer: 'https://as.example.com',
    });
  });

  it('need their tokens', async () => {
    const { authlete } = replaying([calling('/auth/token', {}, {})]);
    const { status } = await authlete.fetch('http://a.test/api/1/auth/token', { method: 'POST', body: '{}' });
    expect(status).toBe(401);
  });
});
