import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const subject = 'john';

async function world() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const { clientId, clientSecret, redirectUri } = authlete.confidential;
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: String(clientId),
    redirect_uri: redirectUri,
    scope: 'notes.read',
  }).toString();
  const ticket = async () =>
    (await authlete.call('auth_authorization_api', { parameters })).body.ticket ?? '';
  const code = async () => {
    const issued = { ticket: await ticket(), subject };
    return (await authlete.call('auth_authorization_issue_api', issued)).body.authorizationCode ?? '';
  };
  const redeem = (value: string) =>
    authlete.call('auth_token_api', {
      parameters: new URLSearchParams({
        grant_type: 'authorization_code',
        code: value,
        redirect_uri: redirectUri,
      }).toString(),
      clientId: String(clientId),
      clientSecret,
    });
  const remove = () => authlete.call('client_delete_api', undefined, { path: { clientId } });
  return { authlete, clientId, ticket, code, redeem, remove };
}

describe('DELETE /client/delete/{clientId}', () => {
  it('answers 204 without a body, and then 404', async () => {
    const { authlete, remove, clientId } = await world();
    const { status, body } = await remove();
    expect(status).toBe(204);
    expect(body).toBeUndefined();
    const again = await remove();
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({ resultCode: 'A001212' });
    const got = await authlete.call('client_get_api', undefined, { path: { clientId } });
    expect(got.body).toMatchObject({ resultCode: 'A001212' });
    const { body: listed } = await authlete.call('client_get_list_api');
    expect(listed.totalCount).toBe(1);
    const { body: service } = await authlete.call('service_get_api');
    expect(service.metadata).toEqual([{ key: 'clientCount', value: '1' }]);
  });

  it('deletes the tokens of the client', async () => {
    const { authlete, code, redeem, remove } = await world();
    const { body: issued } = await redeem(await code());
    expect(issued.action).toBe('OK');
    const service = await authlete.world();
    expect(await service.count('token')).toBe(1);
    await remove();
    expect(await service.count('token')).toBe(0);
    expect(await service.count('accessToken')).toBe(0);
    expect(await service.count('refreshToken')).toBe(0);
  });

  it('makes its tickets and codes unusable', async () => {
    const { authlete, ticket, code, redeem, remove } = await world();
    const [pending, value] = [await ticket(), await code()];
    await remove();
    const { body } = await authlete.call('auth_authorization_issue_api', { ticket: pending, subject });
    expect(body.action).not.toBe('LOCATION');
    expect(body).not.toHaveProperty('authorizationCode');
    const redeemed = await redeem(value);
    expect(redeemed.body.action).toBe('INVALID_CLIENT');
  });

  it('makes the alias available again', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { clientIdAlias: 'app' } }) });
    const path = { clientId: 'app' };
    expect((await authlete.call('client_delete_api', undefined, { path })).status).toBe(204);
    expect((await authlete.call('client_create_api', { clientIdAlias: 'app' })).status).toBe(201);
  });

  it('answers POST with 405 and the method that there is', async () => {
    const { fetch, serviceId, accessToken } = testAuthlete({ fixtures: demoWith() });
    const response = await fetch(`http://authlete.test/api/${serviceId}/client/delete/1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('DELETE');
  });
});
