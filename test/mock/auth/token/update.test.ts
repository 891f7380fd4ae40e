import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../../support/authlete.js';
import { created } from '../../../support/created-token.js';
import { type Changes, demoWith } from '../../../support/demo.js';
import { wholeSeconds } from '../../../support/times.js';
import { changeClient, introspect, refresh } from '../../../support/tokens.js';
import { withForeignToken } from '../../../support/two-services.js';

const scopes = {
  supportedScopes: [
    { name: 'notes.read', attributes: [{ key: 'access_token.duration', value: '120' }] },
    { name: 'notes.write', attributes: [{ key: 'refresh_token.duration', value: '240' }] },
    { name: 'profile' },
  ],
};

async function world(changes: Changes = {}) {
  const authlete = testAuthlete({ fixtures: demoWith(changes) });
  const token = await created(authlete, { scopes: ['profile'] });
  const update = async (body: object) => (await authlete.call('auth_token_update_api', body)).body;
  const { clock } = await authlete.world();
  clock.freeze();
  const hash = async () => {
    const { body } = await authlete.call('auth_token_get_list_api');
    return body.accessTokens?.[0] ?? {};
  };
  return { authlete, ...token, update, clock, hash };
}

describe('POST /auth/token/update', () => {
  it('changes nothing that the call leaves out', async () => {
    const { authlete, accessToken, update, expiresAt, tokenId } = await world();
    const before = await introspect(authlete, accessToken);
    expect(await update({ accessToken, accessTokenExpiresAt: 0, refreshTokenExpiresAt: -1 })).toMatchObject({
      action: 'OK',
      resultCode: 'A135001',
      accessToken,
      accessTokenExpiresAt: wholeSeconds(expiresAt),
      scopes: ['profile'],
      tokenType: 'Bearer',
      tokenId,
    });
    expect(await introspect(authlete, accessToken)).toEqual(before);
  });

  it.each(['accessToken', 'accessTokenHash', 'tokenId', 'refreshToken', 'refreshTokenHash'])(
    'finds the token by its %s',
    async (name) => {
      const { accessToken, refreshToken, tokenId, update, hash } = await world();
      const identifiers = new Map<string, unknown>(
        Object.entries({ ...(await hash()), accessToken, refreshToken, tokenId }),
      );
      expect(await update({ [name]: identifiers.get(name) })).toMatchObject({ action: 'OK', tokenId });
    },
  );

  it('the access token wins over the other identifiers', async () => {
    const { update, accessToken } = await world();
    expect(await update({ accessToken, tokenId: 'nothing' })).toMatchObject({ action: 'OK' });
    expect(await update({ accessToken: 'nothing', refreshToken: accessToken })).toMatchObject({
      resultCode: 'A134202',
    });
  });

  it('A134201 without an identifier, A134202 for an unknown one', async () => {
    const { update } = await world();
    expect(await update({})).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A134201' });
    expect(await update({ accessTokenHash: 'x' })).toMatchObject({
      action: 'NOT_FOUND',
      resultCode: 'A134202',
    });
  });

  it('A134203 for a token of another service', async () => {
    const { authlete, foreignToken } = await withForeignToken();
    const { body } = await authlete.call('auth_token_update_api', { accessToken: foreignToken });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A134203' });
  });

  it('A134107 for a token whose client is gone', async () => {
    const { authlete, update, accessToken } = await world();
    await changeClient(authlete);
    expect(await update({ accessToken })).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A134107',
    });
  });

  it('replaces scopes by those that the client may request, and properties', async () => {
    const { authlete, update, accessToken } = await world({
      confidential: {
        extension: { requestableScopesEnabled: true, requestableScopes: ['notes.read', 'profile'] },
      },
    });
    const properties = [{ key: 'k', value: 'v', hidden: true }];
    const answered = await update({
      accessToken,
      scopes: ['notes.read', 'notes.write', 'magic'],
      properties,
    });
    expect(answered).toMatchObject({ scopes: ['notes.read'], properties });
    expect(await introspect(authlete, accessToken)).toMatchObject({ scopes: ['notes.read'], properties });
    expect((await update({ accessToken, scopes: [], properties: [] })).scopes).toBeUndefined();
    const cleared = await introspect(authlete, accessToken);
    expect(cleared.scopes).toBeUndefined();
    expect(cleared.properties).toBeUndefined();
  });

  it('refuses properties that are too large', async () => {
    const { update, accessToken } = await world();
    const properties = [{ key: 'k', value: 'v'.repeat(70_000) }];
    expect(await update({ accessToken, properties })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A000000',
    });
  });

  it('sets when the tokens expire', async () => {
    const { authlete, update, accessToken, refreshToken, clock } = await world();
    const soon = wholeSeconds(clock.now() + 5000);
    const answered = await update({ accessToken, accessTokenExpiresAt: soon, refreshTokenExpiresAt: soon });
    expect(answered).toMatchObject({ accessTokenExpiresAt: soon, refreshTokenExpiresAt: soon });
    clock.advance(5000);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053308' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065302' });
  });

  it('a persistent token never expires', async () => {
    const { authlete, update, accessToken, clock } = await world();
    await update({ accessToken, accessTokenPersistent: true });
    clock.advance(100 * 365 * 86_400_000);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });

  it('new scopes set the expiry if the call asks for it', async () => {
    const { update, accessToken, expiresAt, clock } = await world({ service: scopes });
    const both = { accessToken, scopes: ['notes.read', 'notes.write'] };
    expect(await update(both)).toMatchObject({ accessTokenExpiresAt: wholeSeconds(expiresAt) });
    const flags = {
      accessTokenExpiresAtUpdatedOnScopeUpdate: true,
      refreshTokenExpiresAtUpdatedOnScopeUpdate: true,
    };
    const whole = wholeSeconds(clock.now());
    expect(await update({ ...both, ...flags })).toMatchObject({
      accessTokenExpiresAt: whole + 120_000,
      refreshTokenExpiresAt: whole + 240_000,
    });
    // Scopes that set no duration leave the expiry as it is.
    expect(await update({ accessToken, scopes: ['profile'], ...flags })).toMatchObject({
      accessTokenExpiresAt: whole + 120_000,
    });
  });

  it('gives the access token another value', async () => {
    const { authlete, update, accessToken, tokenId } = await world();
    const { accessToken: renewed = '' } = await update({ accessToken, accessTokenValueUpdated: true });
    expect(renewed).toMatch(/^[\w-]{43}$/);
    expect(renewed).not.toBe(accessToken);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await introspect(authlete, renewed)).toMatchObject({ action: 'OK' });
    expect(await update({ accessToken: renewed })).toMatchObject({ tokenId });
  });

  it('replaces authorization details and the flag for external attachments', async () => {
    const { update, accessToken } = await world();
    const authorizationDetails = { elements: [{ type: 'payment', otherFields: '{"amount":1}' }] };
    const answered = await update({ accessToken, authorizationDetails, forExternalAttachment: true });
    expect(answered).toMatchObject({ authorizationDetails, forExternalAttachment: true });
  });

  it('has no refresh token to change if there is none', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { grantTypes: [] } }) });
    const { accessToken } = await created(authlete);
    const body = { accessToken, refreshTokenExpiresAt: 9_000_000_000_000 };
    const answered = (await authlete.call('auth_token_update_api', body)).body;
    expect(answered).toMatchObject({ action: 'OK', refreshTokenExpiresAt: 0 });
  });
});
