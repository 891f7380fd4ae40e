import { describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { codeFor, issue, redeem, requestToken, ticketFor, tokensFor } from '../../support/flow.js';
import { introspect, refresh, revoke } from '../../support/tokens.js';

/** A store that notes what is read and how many changes are written. */
function noted(): { readonly store: Store; readonly calls: string[] } {
  const store = memoryStore();
  const calls: string[] = [];
  const name = (collection: string) => collection.replace(/^\d+\//, '');
  return {
    calls,
    store: {
      ...store,
      get(collection, key) {
        calls.push(`read ${name(collection)}`);
        return store.get(collection, key);
      },
      list(collection, range) {
        calls.push(`list ${name(collection)}`);
        return store.list(collection, range);
      },
      write(changes) {
        calls.push(`write ${changes.map(({ op, collection }) => `${op} ${name(collection)}`).join(', ')}`);
        return store.write(changes);
      },
    },
  };
}

/** Resolves to the calls of the store that an API call makes, once `prepare` has made what it needs. */
async function callsOf<Needed>(
  changes: Changes,
  prepare: (authlete: ReturnType<typeof testAuthlete>) => Promise<Needed>,
  call: (authlete: ReturnType<typeof testAuthlete>, needed: Needed) => Promise<unknown>,
): Promise<readonly string[]> {
  const { store, calls } = noted();
  const authlete = testAuthlete({ fixtures: demoWith(changes), store });
  // Keys are generated on first use, which takes a write.
  await (await authlete.world()).snapshot();
  const needed = await prepare(authlete);
  calls.length = 0;
  await call(authlete, needed);
  return [...calls];
}

const nothing = async () => undefined;
const token = 'put token, put accessToken';
const signing: Changes = { service: { accessTokenSignAlg: 'ES256' } };

describe('one call reads each record once, and writes what belongs together at once', () => {
  it('authorization', async () => {
    const calls = await callsOf({}, nothing, (authlete) => ticketFor(authlete));
    expect(calls).toEqual(['read service', 'read client', 'write put ticket']);
  });

  it('authorization/issue', async () => {
    const calls = await callsOf({}, ticketFor, (authlete, ticket) => issue(authlete, ticket));
    expect(calls).toEqual([
      'read service',
      'read ticket',
      'read client',
      'write delete ticket',
      'read grantedScopes',
      'write put grantedScopes',
      'write put authorizationCode',
    ]);
  });

  it.each([
    ['opaque', {}],
    ['JWT', signing],
  ])('token with a code, %s access token', async (_name, changes) => {
    const calls = await callsOf(changes, codeFor, (authlete, code) => redeem(authlete, code));
    expect(calls).toEqual([
      'read service',
      'read client',
      'read authorizationCode',
      `write delete authorizationCode, check client, ${token}, put refreshToken, put tokensOfClient, put tokensOfSubject`,
    ]);
  });

  it('token with a refresh token', async () => {
    const calls = await callsOf({}, tokensFor, (authlete, { refreshToken }) =>
      refresh(authlete, refreshToken),
    );
    expect(calls).toEqual([
      'read service',
      'read client',
      'read refreshToken',
      'read token',
      `write ${token}, put refreshToken, put tokensOfClient, put tokensOfSubject, delete accessToken, delete refreshToken`,
    ]);
  });

  it('token with client credentials', async () => {
    const calls = await callsOf({}, nothing, (authlete) =>
      requestToken(authlete, { grant_type: 'client_credentials' }),
    );
    expect(calls).toEqual([
      'read service',
      'read client',
      `write check client, ${token}, put tokensOfClient`,
    ]);
  });

  it.each([
    ['opaque', {}],
    ['JWT', signing],
  ])('introspection of an %s access token', async (_name, changes) => {
    const presented = async (authlete: ReturnType<typeof testAuthlete>) => {
      const tokens = await tokensFor(authlete);
      return changes === signing ? (tokens.jwtAccessToken ?? '') : tokens.accessToken;
    };
    const calls = await callsOf(changes, presented, (authlete, value) => introspect(authlete, value));
    expect(calls).toEqual(['read service', 'read accessToken', 'read token', 'read client']);
  });

  it('revocation', async () => {
    const calls = await callsOf({}, tokensFor, (authlete, { accessToken }) => revoke(authlete, accessToken));
    expect(calls).toEqual([
      'read service',
      'read client',
      'read accessToken',
      'read token',
      'write check token, delete token, delete accessToken, delete refreshToken, delete tokensOfClient, delete tokensOfSubject',
    ]);
  });
});
