import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../support/authlete.js';
import { testAuthlete } from '../support/authlete.js';
import { create, created } from '../support/created-token.js';
import {
  authReqIdFor,
  completeBackchannel,
  completeDevice,
  decoupledData,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../support/decisions.js';
import { authorize, codeFor, encoded, issue, redeem, requestToken, ticketFor } from '../support/flow.js';
import { clientCredentialsToken, introspect, refresh, userInfo } from '../support/tokens.js';

/** Neither this order nor the one of the service is alphabetical. */
const unsorted = ['profile', 'openid', 'notes.write', 'grant_management_query', 'notes.read', 'email'];
const scope = unsorted.join(' ');
const redirect_uri = 'https://client.example.com/callback';
const others = ['notes.write', 'email', 'notes.read'];
const sorted = [...unsorted].sort();

const grantTypes = [
  'AUTHORIZATION_CODE',
  'IMPLICIT',
  'REFRESH_TOKEN',
  'CLIENT_CREDENTIALS',
  'PASSWORD',
  'TOKEN_EXCHANGE',
  'JWT_BEARER',
  'DEVICE_CODE',
  'CIBA',
] as const;

/** Every list of scopes in JSON, in the texts inside of it, and in the JWTs inside of those. */
function* listsIn(value: unknown, place: string): Iterable<readonly [place: string, names: string[]]> {
  if (typeof value === 'string') yield* listsInText(value, place);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const at = `${place} ${name}`;
    if (name === 'scope' && typeof member === 'string') yield [at, member.split(' ')];
    if (/scopes$/i.test(name) && Array.isArray(member)) yield [at, member.map(nameOf)];
    else yield* listsIn(member, at);
  }
}

const nameOf = (item: unknown): string => (typeof item === 'string' ? item : String(Object(item).name));

function* listsInText(text: string, place: string): Iterable<readonly [place: string, names: string[]]> {
  if (text.startsWith('{')) yield* listsIn(JSON.parse(text), place);
  else if (/^https?:.*[#?]/.test(text))
    yield* listsIn(Object.fromEntries(new URLSearchParams(text.replace(/^[^#?]*[#?]/, ''))), place);
  else if (/^eyJ[\w-]*\.eyJ[\w-]*\.[\w-]*$/.test(text))
    yield* listsIn(JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()), place);
}

interface Seen {
  readonly authlete: TestAuthlete;
  readonly lists: (readonly [place: string, names: string[]])[];
}

function watched(service = {}): Seen {
  const lists: Seen['lists'] = [];
  const authlete = testAuthlete({
    fixtures: decoupledData({
      service: {
        supportedGrantTypes: [...grantTypes],
        supportedScopes: [...unsorted, 'address'].map((name) => ({ name, defaultEntry: name !== 'address' })),
        accessTokenSignAlg: 'ES256',
        ...service,
      },
      confidential: {
        grantTypes: [...grantTypes],
        responseTypes: ['CODE', 'TOKEN', 'CODE_TOKEN'],
      },
    }),
    onExchange: ({ operationId = '-', response }) => lists.push(...listsIn(response, operationId)),
  });
  return { authlete, lists };
}

const flows: Readonly<Record<string, (authlete: TestAuthlete) => Promise<unknown>>> = {
  async 'a code flow and its refresh'(authlete) {
    const { refreshToken, accessToken = '' } = await redeem(authlete, await codeFor(authlete, { scope }));
    const { accessToken: narrowed = '' } = await refresh(authlete, refreshToken ?? '', {
      scope: others.join(' '),
    });
    for (const token of [narrowed, (await tokens(authlete)).accessToken, accessToken]) {
      await introspect(authlete, token);
      await userInfo(authlete, token);
      await authlete.call('auth_introspection_standard_api', { parameters: encoded({ token }) });
    }
  },
  'the default scopes': (authlete) => authorize(authlete, { scope: undefined }),
  async 'scopes of the issue call'(authlete) {
    await redeem(authlete, await codeFor(authlete, { scope }, { scopes: others }));
  },
  async 'an implicit and a hybrid flow'(authlete) {
    for (const response_type of ['token', 'code token'])
      await issue(authlete, await ticketFor(authlete, { scope, response_type, redirect_uri }));
  },
  'client credentials': (authlete) => clientCredentialsToken(authlete, { scope }),
  async 'the password grant'(authlete) {
    const request = { grant_type: 'password', username: 'joe', password: 'x', scope };
    const { ticket } = await requestToken(authlete, request);
    await authlete.call('auth_token_issue_api', { ticket, subject: 'joe' });
  },
  async 'token exchange'(authlete) {
    const { accessToken } = await created(authlete, { scopes: unsorted });
    await requestToken(authlete, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: accessToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      scope,
    });
  },
  async 'a device flow'(authlete) {
    const first = await deviceCodes(authlete, { scope });
    await authlete.call('device_verification_api', { userCode: first.userCode });
    await completeDevice(authlete, first.userCode);
    await pollDevice(authlete, first.deviceCode);
    const second = await deviceCodes(authlete, { scope });
    await completeDevice(authlete, second.userCode, { scopes: others });
    await pollDevice(authlete, second.deviceCode);
  },
  async CIBA(authlete) {
    const { ticket, authReqId } = await authReqIdFor(authlete, { scope });
    await completeBackchannel(authlete, ticket, { scopes: others });
    await pollBackchannel(authlete, authReqId);
  },
  async 'management of tokens and grants'(authlete) {
    const { clientId } = authlete.confidential;
    const { accessToken } = await created(authlete, { scopes: unsorted });
    await authlete.call('auth_token_update_api', { accessToken, scopes: others });
    await authlete.call(
      'client_authorization_update_api',
      { subject: 'joe', scopes: unsorted },
      { path: { clientId } },
    );
    await authlete.call('auth_token_get_list_api', undefined);
    await issue(authlete, await ticketFor(authlete, { scope }));
    await authlete.call('client_granted_scopes_get_by_subject_api', undefined, {
      path: { clientId, subject: 'joe' },
    });
    await authlete.call('service_get_api');
    await authlete.call('service_configuration_api');
  },
};

const tokens = async (authlete: TestAuthlete) => created(authlete, { scopes: unsorted });

describe('Scopes are listed in alphabetical order', () => {
  it.each(Object.keys(flows))('in all answers of %s', async (name) => {
    const { authlete, lists } = watched();
    await flows[name]?.(authlete);
    expect(lists.length).toBeGreaterThan(0);
    for (const [place, names] of lists) expect(names, place).toEqual([...names].sort());
    expect(lists.some(([, names]) => names.length > 2)).toBe(true);
  });

  it('in every answer that has any', async () => {
    const { authlete, lists } = watched();
    for (const flow of Object.values(flows)) await flow(authlete);
    expect([...new Set(lists.map(([place]) => place.split(' ')[0]))].sort()).toEqual([
      'auth_authorization_api',
      'auth_authorization_issue_api',
      'auth_introspection_api',
      'auth_introspection_standard_api',
      'auth_token_api',
      'auth_token_create_api',
      'auth_token_get_list_api',
      'auth_token_issue_api',
      'auth_token_update_api',
      'auth_userinfo_api',
      'backchannel_authentication_api',
      'client_granted_scopes_get_by_subject_api',
      'device_authorization_api',
      'device_verification_api',
      'service_get_api',
    ]);
  });

  it('as they were seen live', async () => {
    const { authlete } = watched();
    const { scopes = [] } = await authorize(authlete, { scope: 'profile grant_management_query' });
    expect(scopes?.map(({ name }) => name)).toEqual(['grant_management_query', 'profile']);
    const { responseContent } = await redeem(authlete, await codeFor(authlete, { scope }));
    expect(JSON.parse(responseContent ?? '')).toMatchObject({ scope: sorted.join(' ') });
    expect(await create(authlete, { scopes: unsorted })).toMatchObject({ scopes: sorted });
  });
});
