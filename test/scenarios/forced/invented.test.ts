import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/mock/state/random.js';
import { inventedClient, inventedUser } from '../../../src/scenarios/forced/invented.js';
import { testAuthlete } from '../../support/authlete.js';

describe('Invented users and clients', () => {
  it.each([inventedUser, inventedClient])('are the same for the same seed: %o', async (invented) => {
    const first = await invented(seededRandom('a seed'));
    expect(await invented(seededRandom('a seed'))).toEqual(first);
    expect(await invented(seededRandom('another seed'))).not.toEqual(first);
  });

  it('have names that fit their subject, their email address and their URLs', async () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const { subject, claims } = await inventedUser(seededRandom(`user ${seed}`));
      expect(subject).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(claims['name']).toBe(`${claims['given_name']} ${claims['family_name']}`);
      expect(claims['email']).toMatch(new RegExp(`^${subject}\\.[a-z0-9-]+@example\\.com$`));
      expect(claims['birthdate']).toMatch(/^(19[5-9]\d|200[0-5])-\d\d-\d\d$/);
      const client = await inventedClient(seededRandom(`client ${seed}`));
      expect(new URL(client.clientUri).hostname).toMatch(/^[a-z0-9-]+\.example\.com$/);
      expect(client.redirectUris).toEqual([`${client.clientUri}/callback`]);
    }
  });
});

describe('A forced response', () => {
  const world = async (seed: string) => {
    const authlete = testAuthlete({ seed });
    return { authlete, service: await authlete.world() };
  };

  it('of userinfo has believable claims, unless the call gives them', async () => {
    const { authlete, service } = await world('userinfo');
    service.stub('/auth/userinfo/issue').action('JSON').times(2);
    const invented = (await authlete.call('auth_userinfo_issue_api', { token: 'unknown' })).body;
    expect(JSON.parse(invented.responseContent ?? '')).toMatchObject({
      sub: expect.stringMatching(/^[a-z]/),
      name: expect.stringMatching(/^\p{Lu}.* \p{Lu}/u),
      email: expect.stringMatching(/@example\.com$/),
    });
    const given = { token: 'unknown', claims: '{"name":"John"}' };
    const kept = (await authlete.call('auth_userinfo_issue_api', given)).body;
    const { sub, ...claims } = JSON.parse(kept.responseContent ?? '');
    expect(claims).toEqual({ name: 'John' });
  });

  it('of a registration has a believable client', async () => {
    const { authlete, service } = await world('registration');
    service.stub('/client/registration').action('CREATED');
    const { body } = await authlete.call('client_registration_api', { json: 'not JSON' });
    const {
      client_name: name,
      client_uri: uri,
      redirect_uris: uris,
    } = JSON.parse(body.responseContent ?? '');
    expect(name).toMatch(/^\p{Lu}/u);
    expect(uris).toEqual([`${uri}/callback`]);
  });

  it('is the same for the same seed', async () => {
    const ask = async () => {
      const { authlete, service } = await world('the same');
      service.stub('/auth/userinfo/issue').action('JSON');
      return (await authlete.call('auth_userinfo_issue_api', { token: 'unknown' })).body.responseContent;
    };
    expect(await ask()).toBe(await ask());
  });
});
