import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith, jwks } from '../../support/demo.js';

const world = () => testAuthlete({ fixtures: demoWith() });

describe('POST /service/update', () => {
  it('replaces everything: what is left out returns to its default', async () => {
    const authlete = world();
    const { status, body } = await authlete.call('service_update_api', { serviceName: 'Renamed' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      serviceName: 'Renamed',
      accessTokenDuration: 0,
      claimShortcutRestrictive: false,
      supportedDisplays: ['PAGE'],
    });
    for (const gone of ['jwks', 'issuer', 'supportedScopes', 'tokenEndpoint'])
      expect(body).not.toHaveProperty(gone);
    expect((await authlete.call('service_get_api')).body).toEqual(body);
  });

  it('keeps what only the service sets, and changes modifiedAt each time', async () => {
    const authlete = world();
    const { body: before } = await authlete.call('service_get_api');
    const given = { apiKey: 1, number: 99, createdAt: 5, modifiedAt: 6, serviceOwnerNumber: 7, jwks };
    const { body: first } = await authlete.call('service_update_api', given);
    const { body: second } = await authlete.call('service_update_api', given);
    const { apiKey, number, createdAt, serviceOwnerNumber } = before;
    expect(first).toMatchObject({ apiKey, number, createdAt, serviceOwnerNumber });
    expect(first.modifiedAt).toBeGreaterThan(before.modifiedAt ?? 0);
    expect(second.modifiedAt).toBeGreaterThan(first.modifiedAt ?? 0);
    expect(first).not.toHaveProperty('apiSecret');
  });

  it('takes back what get answers', async () => {
    const authlete = world();
    const { body: got } = await authlete.call('service_get_api');
    const { status, body } = await authlete.call('service_update_api', got);
    expect(status).toBe(200);
    expect({ ...body, modifiedAt: 0 }).toEqual({ ...got, modifiedAt: 0 });
  });

  it('takes effect at once', async () => {
    const authlete = world();
    const { body: got } = await authlete.call('service_get_api');
    await authlete.call('service_update_api', { ...got, pkceRequired: true });
    const { clientId, redirectUri } = authlete.confidential;
    const parameters = new URLSearchParams({
      response_type: 'code',
      client_id: String(clientId),
      redirect_uri: redirectUri,
    });
    const { body } = await authlete.call('auth_authorization_api', { parameters: parameters.toString() });
    expect(body.resultCode).toBe('A124301');
  });

  it('ignores enum values that it does not know, and takes supportedAcrs', async () => {
    const given = { jwks, supportedGrantTypes: ['AUTHORIZATION_CODE', 'TELEPATHY'], supportedAcrs: ['a'] };
    const { status, body } = await world().call('service_update_api', given);
    expect(status).toBe(200);
    expect(body).toMatchObject({ supportedGrantTypes: ['AUTHORIZATION_CODE'], supportedAcrs: ['a'] });
  });

  it('is refused with a token that may only use the service', async () => {
    const service = { accessTokens: [{ token: 'uses', rights: ['use_service' as const] }] };
    const authlete = testAuthlete({ fixtures: demoWith({ service }) });
    const { status } = await authlete.call('service_update_api', {}, { token: 'uses' });
    expect(status).toBe(403);
    expect((await authlete.call('service_get_api', undefined, { token: 'uses' })).status).toBe(200);
  });
});

describe('DELETE /service/delete', () => {
  it('answers 204, and the service is gone with its clients and tokens', async () => {
    const authlete = world();
    const token = authlete.organizationToken;
    const { status, body } = await authlete.call('service_delete_api', undefined, { token });
    expect(status).toBe(204);
    expect(body).toBeUndefined();
    expect((await authlete.call('service_get_api', undefined, { token })).status).toBe(404);
    const own = await authlete.call('client_get_list_api');
    expect(own.status).toBe(401);
    expect(own.body).toMatchObject({ resultCode: 'A458101' });
    const { body: listed } = await authlete.call('service_get_list_api', undefined, { token });
    expect(listed.totalCount).toBe(0);
    expect((await authlete.call('service_delete_api', undefined, { token })).status).toBe(404);
  });

  it('is refused with the token of the service itself, which has no such right', async () => {
    const { status, body } = await world().call('service_delete_api');
    expect(status).toBe(403);
    expect(body).toMatchObject({ resultCode: 'A457101' });
  });
});
