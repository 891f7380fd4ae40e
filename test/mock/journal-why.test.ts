import { describe, expect, it } from 'vitest';
import type { Why } from '../../src/mock/why.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize, codeFor, redeem, requestToken } from '../support/flow.js';
import { issueSingle, issuing, orderFor, walletToken } from '../support/wallet.js';

const whyOf = async (authlete: TestAuthlete): Promise<Why | undefined> =>
  (await authlete.world()).journal.last()?.why;

const redirectUri = (authlete: TestAuthlete) => authlete.confidential.redirectUri;

describe('Why a call is refused', () => {
  it('names the rule, its source and the registered redirect URIs', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authorize(authlete, { redirect_uri: 'https://elsewhere.example.com/cb' });
    expect(await whyOf(authlete)).toEqual({
      decided: 'The redirect_uri https://elsewhere.example.com/cb is not registered.',
      rule: 'redirectUriIsRegistered',
      source: 'RFC 6749, section 3.1.2.3',
      link: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-3.1.2.3',
      needed: `One of the registered redirect URIs, compared character by character. Registered: ${redirectUri(authlete)}, https://client.example.com/callback.`,
    });
  });

  it('is named by its rule and source in brief entries', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authorize(authlete);
    await authorize(authlete, { redirect_uri: 'https://elsewhere.example.com/cb' });
    await authlete.call('auth_authorization_issue_api', { ticket: 'a', subject: '' });
    expect((await authlete.world()).journal.brief().map(({ why }) => why)).toEqual([
      undefined,
      {
        rule: 'redirectUriIsRegistered',
        source: 'RFC 6749, section 3.1.2.3',
        link: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-3.1.2.3',
      },
      { source: 'Authlete /auth/authorization/issue' },
    ]);
  });

  it('survives a redirect to the client', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service: { pkceRequired: true } }) });
    await authorize(authlete, { code_challenge: undefined });
    expect(await whyOf(authlete)).toMatchObject({
      decided: 'The authorization request must have a code_challenge.',
      rule: 'codeChallengeIsValid',
      source: 'RFC 7636, section 4.4.1',
    });
  });

  it('reports what the token request should have had', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const code = await codeFor(authlete);
    await requestToken(authlete, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://a.example/',
    });
    expect(await whyOf(authlete)).toEqual({
      decided: 'The redirect_uri is not the one of the authorization request.',
      source: 'RFC 6749, section 4.1.3',
      link: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3',
      needed: `The redirect_uri of the authorization request, which was ${redirectUri(authlete)}.`,
    });
  });

  it('omits unknown rules', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await requestToken(authlete, { grant_type: 'magic' });
    expect((await whyOf(authlete))?.needed).toMatch(
      /^A grant_type that is defined\.( The service supports [^{}]+\.)?$/,
    );
  });

  it('says what was needed also where the result code of the real service is unknown', async () => {
    const fixtures = demoWith({
      service: { supportedGrantTypes: ['JWT_BEARER'] },
      confidential: { grantTypes: ['JWT_BEARER'] },
    });
    const authlete = testAuthlete({ fixtures });
    await requestToken(authlete, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'no JWT',
    });
    expect(await whyOf(authlete)).toMatchObject({
      source: 'RFC 7523, section 3',
      needed: 'A JWT whose payload is a JSON object.',
    });
  });

  it('names the operation as the source of a rule of Authlete itself', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authlete.call('auth_authorization_issue_api', { ticket: 'a', subject: '' });
    expect((await whyOf(authlete))?.source).toBe('Authlete /auth/authorization/issue');
  });

  it('is known for calls that no operation sees', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const post = (body: string, token: string) =>
      authlete.fetch(`http://authlete.test/api/${authlete.serviceId}/auth/token`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      });
    await post('{}', 'wrong');
    expect(await whyOf(authlete)).toEqual({
      decided: 'The API access token is unknown or has expired.',
      source: 'Authlete /auth/token',
      needed: 'An API access token of the service that is valid.',
    });
    await post('{', authlete.accessToken);
    expect((await whyOf(authlete))?.needed).toBe('A body in the format that Content-Type names.');
  });
});

describe('Why a call succeeds', () => {
  it('is known also where the result code of the real service is unknown', async () => {
    const authlete = issuing();
    const accessToken = await walletToken(authlete);
    const order = await orderFor(authlete, accessToken, { issuanceDeferred: true });
    await issueSingle(authlete, accessToken, order);
    const { info } = (
      await authlete.call('vci_deferred_parse_api', {
        accessToken,
        requestContent: JSON.stringify({ transaction_id: order.requestIdentifier }),
      })
    ).body;
    await authlete.call('vci_deferred_issue_api', {
      order: { ...order, issuanceDeferred: false, requestIdentifier: info?.identifier },
    });
    expect(await whyOf(authlete)).toEqual({
      decided:
        'The credential is issued (the result code of the real service is not known). The client did not ask for an encrypted response.',
    });
  });

  it('distinguishes INTERACTION from NO_INTERACTION', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authorize(authlete);
    expect((await whyOf(authlete))?.decided).toContain('does not have prompt=none');
    await authorize(authlete, { prompt: 'none' });
    expect(await whyOf(authlete)).toEqual({
      decided: expect.stringMatching(/prompt=none, so the user must not be asked\.$/),
    });
  });

  it('says that a stub answered', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    (await authlete.world()).stub('/auth/token').action('INVALID_CLIENT');
    await requestToken(authlete, { grant_type: 'client_credentials' });
    expect(await whyOf(authlete)).toMatchObject({
      decided: expect.stringMatching(/^The stub ".+" answered. /),
    });
  });

  it('says that a stub made the connection fail', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    (await authlete.world()).stub('/auth/token').fault('reset');
    await requestToken(authlete, { grant_type: 'client_credentials' }).catch(() => {});
    expect((await whyOf(authlete))?.decided).toMatch(/The stub ".+" made the connection fail: reset\./);
  });
});

describe('The reason', () => {
  it('contains no secret and no unfilled placeholder in any flow', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const code = await codeFor(authlete);
    const tokens = await redeem(authlete, code);
    await redeem(authlete, code).catch(() => {});
    for (const token of [tokens.accessToken, code, 'unknown-token-value-0123456789']) {
      await authlete.call('auth_introspection_api', { token, scopes: ['not-granted'] });
      await authlete.call('auth_userinfo_api', { token });
      await requestToken(authlete, { grant_type: 'refresh_token', refresh_token: token });
      await requestToken(authlete, { grant_type: token, code: token });
      await authorize(authlete, { redirect_uri: `https://a.example/?code=${token}`, client_id: token });
      await authlete.call('auth_authorization_issue_api', { ticket: token, subject: 'joe' });
      await authlete.call('auth_token_update_api', { accessToken: token });
    }
    const { journal } = await authlete.world();
    const secrets = journal.findUnmasked().flatMap(({ request, response }) => secretsIn([request, response]));
    expect(secrets.length).toBeGreaterThan(10);
    const shown = JSON.stringify(journal.entries());
    const reasons = journal.entries().map(({ why }) => JSON.stringify(why));
    expect(reasons.join()).not.toMatch(/\{\w+\}/);
    for (const secret of new Set([...secrets, authlete.confidential.clientSecret, authlete.accessToken]))
      expect(shown).not.toContain(secret);
  });
});

const secretNames = /^(ticket|code|accessToken|refreshToken|idToken|clientSecret|token|authorizationCode)$/;

/** The values of secret members, wherever they are. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' && one.length > 15 && secretNames.test(name) ? [one] : secretsIn(one),
  );
}
