import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { created } from '../../../support/created-token.js';
import { demoWith } from '../../../support/demo.js';
import { introspect, refresh } from '../../../support/tokens.js';
import { withForeignToken } from '../../../support/two-services.js';

const remove = async (authlete: TestAuthlete, accessTokenIdentifier: string) =>
  authlete.call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier } });

describe('DELETE /auth/token/delete/{accessTokenIdentifier}', () => {
  it.each(['value', 'hash', 'id'])('deletes both tokens by the %s of the access token', async (by) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { accessToken, refreshToken, tokenId } = await created(authlete);
    const { body } = await authlete.call('auth_token_get_list_api');
    const hash = body.accessTokens?.[0]?.accessTokenHash ?? '';
    const identifier = { value: accessToken, hash, id: tokenId }[by] ?? '';
    expect((await remove(authlete, identifier)).status).toBe(204);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
    expect((await authlete.call('auth_token_get_list_api')).body.totalCount).toBe(0);
    const again = await remove(authlete, identifier);
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({ resultCode: 'A161202' });
  });

  it.each(['DELETE', 'POST', 'GET'])('does not repeat the token in what it answers: %s', async (method) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    for (const path of ['s3cret', 's3cret/more', 's3cret/']) {
      const url = `http://authlete.test/api/${authlete.serviceId}/auth/token/delete/${path}`;
      const headers = { authorization: `Bearer ${authlete.accessToken}` };
      const text = await (await authlete.fetch(url, { method, headers })).text();
      expect(text).toContain('/auth/token/delete');
      expect(text).not.toContain('s3cret');
    }
    const [entry] = (await authlete.world()).journal.entries();
    if (entry !== undefined) expect(JSON.stringify(entry)).not.toContain('s3cret');
  });

  it('A161203 for a token of another service', async () => {
    const { authlete, foreignToken } = await withForeignToken();
    const { status, body } = await remove(authlete, foreignToken);
    expect(status).toBe(403);
    expect(body).toMatchObject({ resultCode: 'A161203' });
  });
});
