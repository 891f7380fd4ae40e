import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { masked, request, response } from '../support/masking.js';

const form = (parameters: Record<string, string>): string => String(new URLSearchParams(parameters));
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwt = (header: object, payload: object): string => `${encode(header)}.${encode(payload)}.c2lnbmF0dXJl`;
const random = 'pF0Hek2NWin_UXP6dl6LmlZm-6fdi2Zex2pyD6uZvvs';

describe('a value', () => {
  it.each([
    ['ticket', '{{ticket:1}}'],
    ['accessToken', '{{accessToken:1}}'],
    ['clientSecret', '{{clientSecret:1}}'],
    ['newClientSecret', '{{clientSecret:1}}'],
    ['code', '{{authorizationCode:1}}'],
    ['device_code', '{{deviceCode:1}}'],
    ['client_assertion', '{{clientAssertion:1}}'],
    ['client_notification_token', '{{clientNotificationToken:1}}'],
    ['dpop', '{{dpopProof:1}}'],
    ['state', '{{state:1}}'],
    ['sid', '{{sessionId:1}}'],
    ['code_challenge', '{{codeChallenge:1}}'],
    ['subject', 'a value'],
    ['jwksUri', 'a value'],
    ['accessTokenType', 'a value'],
  ])('under the name %s is written as %s', (name, written) => {
    const [recorded] = masked(response({ [name]: 'a value' }));
    expect(recorded?.response).toEqual({ [name]: written });
  });

  it('that looks random is replaced under any name, with the type of its name', () => {
    const [recorded] = masked(
      response({ grantId: random, somethingNew: `x${random}`, short: random.slice(5) }),
    );
    expect(recorded?.response).toEqual({
      grantId: '{{grantId:1}}',
      somethingNew: '{{somethingNew:1}}',
      short: random.slice(5),
    });
  });

  it('has the same placeholder everywhere, and other values have others', () => {
    const recorded = masked(
      response({ ticket: 'ticket one', other: { ticket: 'ticket two' } }),
      request({ ticket: 'ticket two', reason: 'see ticket one' }),
    );
    expect(recorded.map(({ request, response }) => [request, response])).toEqual([
      [{}, { ticket: '{{ticket:1}}', other: { ticket: '{{ticket:2}}' } }],
      [{ ticket: '{{ticket:2}}', reason: 'see {{ticket:1}}' }, {}],
    ]);
  });

  it('is masked in parameters, redirects, forms, challenges, paths and queries, and the rest stays unchanged', () => {
    const code = 'code/with+signs';
    const [first, second, third] = masked(
      {
        ...request({ parameters: `scope=a%20b&${form({ code })}&client_id=1` }),
        ...response({ responseContent: `https://c.example/cb?x=%20&${form({ code })}&iss=https%3a%2f%2fas` }),
      },
      response({
        responseContent: `<html><form action="https://c.example/cb?a&amp;b"><input name="code" value="${code}"/></form>`,
      }),
      {
        method: 'DELETE',
        target: `/api/1/auth/token/delete/${encodeURIComponent(code)}?subject=a&token=${encodeURIComponent(code)}`,
        ...response({ responseContent: `Bearer error="x ${code}"` }),
      },
    );
    expect(first?.request).toEqual({ parameters: 'scope=a%20b&code={{authorizationCode:1}}&client_id=1' });
    expect(first?.response).toEqual({
      responseContent: 'https://c.example/cb?x=%20&code={{authorizationCode:1}}&iss=https%3a%2f%2fas',
    });
    expect(second?.response).toEqual({
      responseContent:
        '<html><form action="https://c.example/cb?a&amp;b"><input name="code" value="{{authorizationCode:1}}"/></form>',
    });
    expect(third?.target).toBe(
      '/api/1/auth/token/delete/{{authorizationCode:1}}?subject=a&token={{authorizationCode:1}}',
    );
    expect(third?.response).toEqual({ responseContent: 'Bearer error="x {{authorizationCode:1}}"' });
  });

  it('in a header keeps the authentication scheme', () => {
    const headers = [
      { key: 'Authorization', value: 'DPoP a.token' },
      { key: 'Date', value: 'today' },
    ];
    const [recorded] = masked(request({ headers }));
    expect(recorded?.request).toEqual({
      headers: [
        { key: 'Authorization', value: 'DPoP {{token:1}}' },
        { key: 'Date', value: 'today' },
      ],
    });
  });

  it('of less than eight characters is masked only if it is the whole text', () => {
    const [recorded] = masked({ ...request({ userCode: 'ABC' }), ...response({ a: 'ABC', b: 'ABCD' }) });
    expect(recorded).toMatchObject({
      request: { userCode: '{{userCode:1}}' },
      response: { a: '{{userCode:1}}', b: 'ABCD' },
    });
  });

  it('that is a protocol word is masked only under the name of a secret', () => {
    const [recorded] = masked(request({ parameters: 'grant_type=password&username=joe&password=password' }));
    expect(recorded?.request).toEqual({
      parameters: 'grant_type=password&username=joe&password={{password:1}}',
    });
  });

  it('that holds the place of a user code in a template is none', () => {
    const [recorded] = masked(
      response({ deviceVerificationUriComplete: 'https://a.example/?user_code=USER_CODE' }),
    );
    expect(recorded?.response).toEqual({
      deviceVerificationUriComplete: 'https://a.example/?user_code=USER_CODE',
    });
  });

  it('that looks like a placeholder is distinguished from one', () => {
    const [recorded] = masked(request({ description: '{{ticket:1}} and {{!ticket:2}} and {{x}}' }));
    expect(recorded?.request).toEqual({ description: '{{!ticket:1}} and {{!!ticket:2}} and {{x}}' });
  });
});

describe('a body', () => {
  it('that is a form is an object of its fields', () => {
    const [recorded] = masked({
      request: `${form({ ticket: 'a ticket', subject: 'joe' })}&scopes=a&scopes=b`,
      requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(recorded?.request).toEqual({ ticket: '{{ticket:1}}', subject: 'joe', scopes: ['a', 'b'] });
  });

  it('that is not JSON is text, and a missing body is left out', () => {
    const [recorded] = masked({ request: '', response: '<h1>Bad gateway</h1>' });
    expect(recorded).not.toHaveProperty('request');
    expect(recorded?.response).toBe('<h1>Bad gateway</h1>');
  });

  it('that is truncated JSON is not written', () => {
    const [recorded] = masked({ response: '{"accessToken":"a toke' });
    expect(recorded?.response).toBe('{{body:1}}');
  });
});

describe('a JWT', () => {
  it('keeps its header and claims, with secrets masked, and loses its signature', () => {
    const idToken = jwt(
      { alg: 'RS256', kid: 'k1', x5c: ['MII'], x5t: 'abc' },
      { sub: 'joe', nonce: 'n', iat: 1, at_hash: half('an access token', 'sha256'), sid: 's' },
    );
    const [recorded] = masked(response({ accessToken: 'an access token', idToken }));
    expect(recorded?.response).toEqual({ accessToken: '{{accessToken:1}}', idToken: '{{idToken:1}}' });
    expect(recorded?.jwts).toEqual({
      'idToken:1': {
        header: { alg: 'RS256', kid: 'k1' },
        payload: {
          sub: 'joe',
          nonce: '{{nonce:1}}',
          iat: 1,
          at_hash: '{{halfSha256(accessToken:1)}}',
          sid: '{{sessionId:1}}',
        },
      },
    });
  });

  it('is described once, and found under any name', () => {
    const [first, second] = masked(
      request({ parameters: form({ something: jwt({ alg: 'none' }, { code: 'a secret code' }) }) }),
      response({ description: jwt({ alg: 'none' }, { code: 'a secret code' }) }),
    );
    expect(first).toMatchObject({
      request: { parameters: 'something={{something:1}}' },
      jwts: { 'something:1': { header: { alg: 'none' }, payload: { code: '{{authorizationCode:1}}' } } },
    });
    expect(second?.response).toEqual({ description: '{{something:1}}' });
    expect(second?.jwts).toBeUndefined();
  });

  it('that is encrypted keeps only its header', () => {
    const jwe = [encode({ alg: 'RSA-OAEP', enc: 'A128GCM' }), 'a', 'b', 'c', 'd'].join('.');
    const [recorded] = masked(response({ idToken: jwe }));
    expect(recorded?.jwts).toEqual({ 'idToken:1': { header: { alg: 'RSA-OAEP', enc: 'A128GCM' } } });
  });

  it('that a client uses as state is a state', () => {
    const [recorded] = masked(request({ parameters: form({ state: jwt({ alg: 'none' }, { a: 1 }) }) }));
    expect(recorded?.request).toEqual({ parameters: 'state={{state:1}}' });
    expect(recorded?.jwts).toBeUndefined();
  });
});

describe('a key', () => {
  const key = {
    kty: 'EC',
    crv: 'P-256',
    kid: 'k',
    use: 'sig',
    x: 'an-x-value',
    y: 'a-y-value',
    x5c: ['MII'],
  };

  it('loses its private members and certificates, and is the same everywhere', () => {
    const keys = [
      { ...key, d: 'the-private-part' },
      { kty: 'oct', k: 'a-shared-secret', kid: 'o' },
    ];
    const [first, second] = masked(
      response({ jwks: JSON.stringify({ keys }), description: 'the-private-part a-shared-secret' }),
      request({
        parameters: form({ dpop: jwt({ alg: 'ES256', jwk: { ...key, kid: 'other' } }, { htm: 'GET' }) }),
      }),
    );
    const shown = { kty: 'EC', crv: 'P-256', use: 'sig', x: '{{key:1.x}}', y: '{{key:1.y}}' };
    const { jwks, description } = Object(first?.response);
    expect(JSON.parse(jwks)).toEqual({
      keys: [
        { ...shown, kid: 'k' },
        { kty: 'oct', kid: 'o' },
      ],
    });
    expect(description).toBe('{{privateKey:1}} {{privateKey:2}}');
    expect(second?.jwts).toMatchObject({ 'dpopProof:1': { header: { jwk: { ...shown, kid: 'other' } } } });
  });

  it('is recognized by its thumbprint', () => {
    const input = '{"crv":"P-256","kty":"EC","x":"an-x-value","y":"a-y-value"}';
    const jkt = createHash('sha256').update(input).digest('base64url');
    const [recorded] = masked({ ...request({ jwk: key }), ...response({ cnf: { jkt } }) });
    expect(recorded?.response).toEqual({ cnf: { jkt: '{{sha256(key:1)}}' } });
  });
});

describe('a code verifier', () => {
  const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = (value: string) => request({ parameters: form({ code_challenge: value }) });
  const redeemed = request({ parameters: form({ code_verifier: verifier }) });

  it('is written as the verifier of its challenge', () => {
    const [first, second] = masked(asked(challenge), redeemed);
    expect(first?.request).toEqual({ parameters: 'code_challenge={{codeChallenge:1}}' });
    expect(second?.request).toEqual({ parameters: 'code_verifier={{codeVerifier(codeChallenge:1)}}' });
  });

  it('is the challenge itself if the method is plain', () => {
    const [, second] = masked(asked(verifier), redeemed);
    expect(second?.request).toEqual({ parameters: 'code_verifier={{codeChallenge:1}}' });
  });

  it('stands for itself without one', () => {
    const [only] = masked(redeemed);
    expect(only?.request).toEqual({ parameters: 'code_verifier={{codeVerifier:1}}' });
  });
});

describe('a value that each request may choose', () => {
  const asked = request({
    parameters: form({ state: 'always the same', nonce: 'n', again: 'always the same' }),
  });

  it('has a placeholder per request, and responses have the latest', () => {
    const redirect = response({ responseContent: 'https://c.example/cb?state=always+the+same' });
    const recorded = masked(asked, redirect, asked, redirect);
    expect(
      recorded.map(({ request, response }) => Object({ ...Object(request), ...Object(response) })),
    ).toEqual([
      { parameters: 'state={{state:1}}&nonce={{nonce:1}}&again=always+the+same' },
      { responseContent: 'https://c.example/cb?state={{state:1}}' },
      { parameters: 'state={{state:2}}&nonce={{nonce:2}}&again=always+the+same' },
      { responseContent: 'https://c.example/cb?state={{state:2}}' },
    ]);
  });

  it('is one in one request', () => {
    const both = { state: 's', request: jwt({ alg: 'none' }, { state: 's' }) };
    const [recorded] = masked(request({ parameters: form(both) }));
    expect(recorded?.request).toEqual({ parameters: 'state={{state:1}}&request={{requestObject:1}}' });
    expect(recorded?.jwts).toMatchObject({ 'requestObject:1': { payload: { state: '{{state:1}}' } } });
  });

  it('has a verifier of its own, even if that is always the same', () => {
    const verifier = 'always-the-same-verifier';
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const flow = [
      request({ parameters: form({ code_challenge }) }),
      request({ parameters: form({ code_verifier: verifier }) }),
    ];
    const [, first, , second] = masked(...flow, ...flow);
    expect(first?.request).toEqual({ parameters: 'code_verifier={{codeVerifier(codeChallenge:1)}}' });
    expect(second?.request).toEqual({ parameters: 'code_verifier={{codeVerifier(codeChallenge:2)}}' });
  });
});

const half = (value: string, hash: string): string =>
  createHash(hash).update(value).digest().subarray(0, 16).toString('base64url');
