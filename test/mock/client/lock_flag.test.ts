import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

function world() {
  const authlete = testAuthlete({ fixtures: demoWith({ confidential: { clientIdAlias: 'app' } }) });
  const { clientId, redirectUri } = authlete.confidential;
  const lock = (clientLocked: boolean | undefined, clientIdentifier: string | number = clientId) =>
    authlete.call('client_flag_update_api', { clientLocked }, { path: { clientIdentifier } });
  const authorize = () => {
    const query = { response_type: 'code', client_id: String(clientId), redirect_uri: redirectUri };
    const parameters = new URLSearchParams(query).toString();
    return authlete.call('auth_authorization_api', { parameters });
  };
  return { authlete, call: authlete.call, clientId, lock, authorize };
}

describe('POST /client/lock_flag/update/{clientIdentifier}', () => {
  it('locks a client, which is refused from then on, and unlocks it', async () => {
    const { lock, authorize, authlete } = world();
    expect((await authorize()).body.action).toBe('INTERACTION');
    const { status, body } = await lock(true);
    expect(status).toBe(200);
    expect(body).toEqual({ resultCode: 'A293001', resultMessage: expect.stringMatching(/^\[A293001\] /) });
    expect((await authorize()).body.resultCode).toBe('A010307');
    const { body: listed } = await authlete.call('client_get_list_api');
    expect(listed.clients?.[0]?.locked).toBe(true);
    expect((await lock(false, 'app')).body).toMatchObject({ resultCode: 'A293001' });
    expect((await authorize()).body.action).toBe('INTERACTION');
  });

  it.each([
    ['A293203', true],
    ['A293204', false],
  ])('refuses with %s what changes nothing', async (resultCode, locked) => {
    const { lock } = world();
    if (locked) await lock(true);
    const { status, body } = await lock(locked);
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode });
  });

  it('accepts a missing flag for false, as a number or boolean that is left out always is', async () => {
    const { lock } = world();
    expect((await lock(undefined)).body).toMatchObject({ resultCode: 'A293204' });
    await lock(true);
    expect((await lock(undefined)).body).toMatchObject({ resultCode: 'A293001' });
  });

  it('is 404 for a client that does not exist', async () => {
    const { lock } = world();
    for (const unknown of [42, 'nobody']) {
      const { status, body } = await lock(true, unknown);
      expect(status).toBe(404);
      expect(body).toMatchObject({ resultCode: 'A001218' });
    }
  });
});

describe('A locked client', () => {
  it('cannot be read or updated, by its ID', async () => {
    const { lock, call, clientId } = world();
    await lock(true);
    const path = { clientId };
    for (const answered of [
      await call('client_get_api', undefined, { path }),
      await call('client_update_api', {}, { path }),
    ]) {
      expect(answered.status).toBe(403);
      expect(answered.body).toMatchObject({ resultCode: 'A001215' });
    }
  });

  it('cannot be given another secret, by its identifier', async () => {
    const { lock, call } = world();
    await lock(true);
    const path = { clientIdentifier: 'app' };
    for (const answered of [
      await call('client_secret_refresh_api', undefined, { path }),
      await call('client_secret_update_api', { clientSecret: 'x' }, { path }),
    ]) {
      expect(answered.status).toBe(403);
      expect(answered.body).toMatchObject({ resultCode: 'A001221' });
    }
  });

  it('can be deleted', async () => {
    const { lock, call, clientId } = world();
    await lock(true);
    expect((await call('client_delete_api', undefined, { path: { clientId } })).status).toBe(204);
  });
});
