import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';
import {
  badJwts,
  changeClient,
  changeToken,
  clientCredentialsToken,
  forgedJwt,
  neverIssued,
  userInfo,
  wait,
} from '../../support/tokens.js';

describe('POST /auth/userinfo', () => {
  it('returns the subject and the claims to collect', async () => {
    const attributes = [{ key: 'tier', value: 'gold' }];
    const authlete = testAuthlete({
      fixtures: demoWith({ service: { attributes }, confidential: { attributes } }),
    });
    const claims = JSON.stringify({ userinfo: { nickname: { essential: true }, email: null } });
    const properties = [{ key: 'kept', value: 'b', hidden: true }];
    const more = { consentedClaims: ['email'], properties };
    const { accessToken } = await tokensFor(authlete, { scope: 'openid email phone', claims }, more);

    const { clientId } = authlete.confidential;
    const body = await userInfo(authlete, accessToken);
    expect(body).toMatchObject({
      action: 'OK',
      resultCode: 'A091001',
      token: accessToken,
      subject: 'joe',
      scopes: ['email', 'openid', 'phone'],
      userInfoClaims: '{"nickname":{"essential":true},"email":null}',
      consentedClaims: ['email'],
      properties,
      clientId,
      clientIdAlias: String(clientId),
      clientIdAliasUsed: true,
      serviceAttributes: attributes,
      clientAttributes: attributes,
    });
    expect(new Set(body.claims)).toEqual(
      new Set(['nickname', 'email', 'email_verified', 'phone_number', 'phone_number_verified']),
    );
    expect(body).not.toHaveProperty('responseContent');
  });

  it('omits claims that were not requested', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete, { scope: 'openid' });
    const body = await userInfo(authlete, accessToken);
    expect(body).toMatchObject({ action: 'OK', subject: 'joe' });
    for (const name of ['claims', 'userInfoClaims', 'consentedClaims', 'properties']) {
      expect(body).not.toHaveProperty(name);
    }
  });

  it('accepts a JWT, and refuses a forged one', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service: { accessTokenSignAlg: 'ES256' } }) });
    const { accessToken, jwtAccessToken = '' } = await tokensFor(authlete);
    expect(await userInfo(authlete, jwtAccessToken)).toMatchObject({ action: 'OK', token: jwtAccessToken });
    const forged = forgedJwt({ alg: 'ES256' }, { jti: accessToken });
    expect(await userInfo(authlete, forged)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A088302' });
  });
});

interface Case {
  readonly name: string;
  readonly action: string;
  /** The last three digits, which both operations share. */
  readonly info: string;
  readonly issue: string;
  readonly error: string;
  readonly token: (authlete: ReturnType<typeof testAuthlete>) => Promise<string | undefined>;
}

const live = async (authlete: ReturnType<typeof testAuthlete>) => (await tokensFor(authlete)).accessToken;
const invalid = { action: 'UNAUTHORIZED', error: 'invalid_token' };
const insufficient = { action: 'FORBIDDEN', error: 'insufficient_scope' };
const noToken = { action: 'BAD_REQUEST', error: 'invalid_request' };

const refused: readonly Case[] = [
  { name: 'no token', ...noToken, info: 'A088301', issue: 'A092301', token: async () => undefined },
  { name: 'an empty token', ...noToken, info: 'A088301', issue: 'A092301', token: async () => '' },
  {
    name: 'a token that was never issued',
    ...invalid,
    info: 'A088302',
    issue: 'A092302',
    token: async () => neverIssued,
  },
  {
    name: 'a JWT that cannot be read',
    ...invalid,
    info: 'A088304',
    issue: 'A092304',
    token: async () => badJwts.unreadable,
  },
  {
    name: 'a JWT without jti',
    ...invalid,
    info: 'A088305',
    issue: 'A092305',
    token: async () => badJwts.withoutJti,
  },
  {
    name: 'a JWT with a symmetric signature',
    ...invalid,
    info: 'A088306',
    issue: 'A092306',
    token: async () => badJwts.symmetric,
  },
  {
    name: 'an expired token without a refresh token',
    ...invalid,
    info: 'A089301',
    issue: 'A093301',
    token: async (authlete) => {
      const { accessToken } = await clientCredentialsToken(authlete);
      await wait(authlete, 86_400);
      return accessToken;
    },
  },
  {
    name: 'a token that expired with its refresh token',
    ...invalid,
    info: 'A089302',
    issue: 'A093302',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await wait(authlete, 864_000);
      return accessToken;
    },
  },
  {
    name: 'an expired token that can be refreshed',
    ...invalid,
    info: 'A089303',
    issue: 'A093303',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await wait(authlete, 86_400);
      return accessToken;
    },
  },
  {
    name: 'a token without openid',
    ...insufficient,
    info: 'A089304',
    issue: 'A093304',
    token: async (authlete) => (await tokensFor(authlete, { scope: 'profile' })).accessToken,
  },
  {
    name: 'a token without a subject',
    ...invalid,
    info: 'A089305',
    issue: 'A093305',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await changeToken(authlete, accessToken, ({ subject: _, ...record }) => record);
      return accessToken;
    },
  },
  {
    name: 'a token of the password grant',
    ...insufficient,
    info: 'A089306',
    issue: 'A093306',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await changeToken(authlete, accessToken, (record) => ({ ...record, grantType: 'PASSWORD' }));
      return accessToken;
    },
  },
  {
    name: 'a token whose client is gone',
    ...invalid,
    info: 'A097301',
    issue: 'A095301',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await changeClient(authlete);
      return accessToken;
    },
  },
  {
    name: 'a token whose client is locked',
    ...invalid,
    info: 'A097303',
    issue: 'A097303',
    token: async (authlete) => {
      const accessToken = await live(authlete);
      await changeClient(authlete, { locked: true });
      return accessToken;
    },
  },
];

describe.each(refused)('the userinfo endpoint, $name', ({ action, error, info, issue, token }) => {
  it.each([
    ['auth_userinfo_api', info],
    ['auth_userinfo_issue_api', issue],
  ] as const)('is refused by %s', async (operationId, resultCode) => {
    const authlete = testAuthlete();
    const presented = await token(authlete);
    // Twice, because neither call deletes the token.
    for (let count = 0; count < 2; count += 1) {
      const { body } = await authlete.call(operationId, { token: presented });
      expect(body).toMatchObject({ action, resultCode });
      expect(body.responseContent).toMatch(
        new RegExp(
          `^Bearer error="${error}",error_description="\\[${resultCode}\\] [^"]+",error_uri="https://docs\\.authlete\\.com/#${resultCode}"$`,
        ),
      );
    }
  });
});
