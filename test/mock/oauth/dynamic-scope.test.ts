import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { authorize, tokensFor } from '../../support/flow.js';
import { clientCredentialsToken, introspect } from '../../support/tokens.js';

const supportedScopes = [
  { name: 'openid' },
  { name: 'profile' },
  {
    name: 'payment',
    attributes: [
      { key: 'regex', value: 'payment:[0-9]+' },
      { key: 'access_token.duration', value: '60' },
    ],
  },
  { name: 'broken', attributes: [{ key: 'regex', value: '(' }] },
];
const world = ({ service = {}, ...others }: Changes = {}) =>
  testAuthlete({ fixtures: demoWith({ service: { supportedScopes, ...service }, ...others }) });

describe('A value of a parameterized scope', () => {
  it('is a dynamic scope, not a scope, if it matches as a whole', async () => {
    const answered = await authorize(world(), { scope: 'openid payment:1 payment:1x xpayment:1 (' });
    expect(answered.scopes).toEqual([{ name: 'openid' }]);
    expect(answered.dynamicScopes).toEqual([{ name: 'payment', value: 'payment:1' }]);
  });

  it('leaves the name of the scope a scope', async () => {
    const answered = await authorize(world(), { scope: 'payment' });
    expect(answered.scopes).toMatchObject([{ name: 'payment' }]);
    expect(answered).not.toHaveProperty('dynamicScopes');
  });

  it('is in the scope of the tokens, whose lifetime its attributes limit', async () => {
    const tokens = await tokensFor(world(), { scope: 'openid payment:1' });
    expect(tokens.scopes).toEqual(['openid', 'payment:1']);
    expect(tokens.accessTokenDuration).toBe(60);
    expect(JSON.parse(tokens.responseContent ?? '').scope).toBe('openid payment:1');
  });

  it('counts if the service needs a scope', async () => {
    const authlete = world({ service: { scopeRequired: true } });
    expect(await clientCredentialsToken(authlete, { scope: 'payment:1' })).toMatchObject({
      scopes: ['payment:1'],
    });
  });

  it('can be asked for by a client that may ask for the scope', async () => {
    const only = (requestableScopes: string[]) => ({
      confidential: { extension: { requestableScopesEnabled: true, requestableScopes } },
    });
    expect((await authorize(world(only(['payment'])), { scope: 'payment:1' })).dynamicScopes).toHaveLength(1);
    expect(await authorize(world(only(['profile'])), { scope: 'payment:1' })).not.toHaveProperty(
      'dynamicScopes',
    );
  });

  it('is required by a resource like any scope', async () => {
    const authlete = world();
    const { accessToken } = await clientCredentialsToken(authlete, { scope: 'payment:1' });
    expect(await introspect(authlete, accessToken, { scopes: ['payment:1'] })).toMatchObject({
      action: 'OK',
      sufficient: true,
    });
    expect(await introspect(authlete, accessToken, { scopes: ['payment:2'] })).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A064302',
    });
  });
});
