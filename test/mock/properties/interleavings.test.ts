import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import {
  authReqIdFor,
  completeBackchannel,
  completeDevice,
  decoupledData,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../../support/decisions.js';
import { codeFor, encoded, goodRequest, issue, redeem, ticketFor, tokensFor } from '../../support/flow.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { runs } from '../../support/runs.js';
import { introspect, refresh, revoke } from '../../support/tokens.js';

/** A fixed seed, so that failures can be reproduced. */
const settings: fc.Parameters<unknown> = { seed: 4690, numRuns: runs(150) };

/** One of each single-use artifact, and a pair of tokens. */
interface Things {
  readonly authlete: TestAuthlete;
  readonly ticket: string;
  readonly code: string;
  readonly requestUri: string;
  readonly deviceCode: string;
  readonly authReqId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The members that responses may have. */
interface Answer {
  readonly resultCode?: string | null;
  readonly accessToken?: string | null;
  readonly refreshToken?: string | null;
}

const basic = ({ confidential: { clientId, clientSecret } }: TestAuthlete) => ({
  clientId: String(clientId),
  clientSecret,
});

async function things(seed: number): Promise<Things> {
  const data = decoupledData({ service: { deviceFlowPollingInterval: 0, backchannelPollingInterval: 0 } });
  const authlete = testAuthlete(
    { fixtures: data, store: interleavingStore(seed), seed: 'same' },
    { counts: false },
  );
  (await authlete.world()).clock.freeze();
  const { deviceCode, userCode } = await deviceCodes(authlete);
  await completeDevice(authlete, userCode);
  const { ticket, authReqId } = await authReqIdFor(authlete);
  await completeBackchannel(authlete, ticket);
  const { state: _, ...request } = goodRequest(authlete.confidential);
  const pushed = { parameters: encoded(request), ...basic(authlete) };
  const { accessToken, refreshToken } = await tokensFor(authlete);
  return {
    authlete,
    ticket: await ticketFor(authlete),
    code: await codeFor(authlete),
    requestUri: (await authlete.call('pushed_auth_req_api', pushed)).body.requestUri ?? '',
    deviceCode,
    authReqId,
    accessToken,
    refreshToken,
  };
}

type Request = (things: Things) => Promise<Answer>;

/** At most one of these requests succeeds, and one does unless another request consumes the value. */
const spending: Readonly<Record<string, { readonly requests: readonly Request[]; readonly good: string[] }>> =
  {
    ticket: {
      requests: [
        ({ authlete, ticket }) => issue(authlete, ticket),
        async ({ authlete, ticket }) =>
          (await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' })).body,
      ],
      good: ['A040001', 'A060306'],
    },
    code: { requests: [({ authlete, code }) => redeem(authlete, code)], good: ['A050001'] },
    requestUri: {
      requests: [
        async ({ authlete, requestUri }) => {
          const client_id = String(authlete.confidential.clientId);
          const parameters = encoded({ client_id, request_uri: requestUri });
          return (await authlete.call('auth_authorization_api', { parameters })).body;
        },
      ],
      good: ['A004001'],
    },
    deviceCode: {
      requests: [({ authlete, deviceCode }) => pollDevice(authlete, deviceCode)],
      good: ['A242002'],
    },
    authReqId: {
      requests: [({ authlete, authReqId }) => pollBackchannel(authlete, authReqId)],
      good: ['A200002'],
    },
    refreshToken: {
      requests: [({ authlete, refreshToken }) => refresh(authlete, refreshToken)],
      good: ['A053001'],
    },
  };

/** Requests about the pair of tokens that do not end it; a refresh at the same time may find it changed. */
const touching: Readonly<Record<string, Request>> = {
  introspect: ({ authlete, accessToken }) => introspect(authlete, accessToken),
  update: async ({ authlete, accessToken }) => {
    const body = { accessToken, scopes: ['profile'], accessTokenValueUpdated: true };
    const answer = (await authlete.call('auth_token_update_api', body)).body;
    return answer.resultCode === 'A135001' ? answer : { resultCode: answer.resultCode };
  },
};

/** Requests that invalidate the pair of tokens. */
const ending: Readonly<Record<string, Request>> = {
  revokeAccessToken: ({ authlete, accessToken }) => revoke(authlete, accessToken),
  revokeRefreshToken: ({ authlete, refreshToken }) => revoke(authlete, refreshToken),
  deleteToken: async ({ authlete, accessToken: accessTokenIdentifier }) => {
    await authlete.call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier } });
    return {};
  },
  revokeSubject: async ({ authlete }) =>
    (await authlete.call('auth_token_revoke_api', { subject: 'joe' })).body,
};

const deleteClient: Request = async ({ authlete }) => {
  const path = { clientId: authlete.confidential.clientId };
  await authlete.call('client_delete_api', undefined, { path });
  return {};
};

interface Asked {
  readonly name: string;
  readonly request: Request;
}

const named = (table: Readonly<Record<string, Request>>): Asked[] =>
  Object.entries(table).map(([name, request]) => ({ name, request }));

const spenders = Object.entries(spending).flatMap(([name, { requests }]) =>
  requests.map((request) => ({ name, request })),
);
const anything = [...spenders, ...spenders, ...named(touching), ...named(ending), ...named({ deleteClient })];

const asked = fc.array(fc.constantFrom(...anything), { minLength: 2, maxLength: 14, size: 'max' });

async function isActive({ authlete }: Things, token: string): Promise<boolean> {
  const body = { parameters: encoded({ token }) };
  const { responseContent } = (await authlete.call('auth_introspection_standard_api', body)).body;
  return JSON.parse(responseContent ?? '').active;
}

async function listed({ authlete }: Things): Promise<number> {
  return (await authlete.call('auth_token_get_list_api')).body.totalCount ?? -1;
}

it('in any order of requests, values are spent once, and no partial token is left', async () => {
  const won = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), asked, async (seed, drawn) => {
      const given = await things(seed);
      const answers = await Promise.all(drawn.map(({ request }) => request(given)));
      const has = (table: object) => drawn.some(({ name }) => name in table);
      const clientIsGone = has({ deleteClient });

      for (const [name, { good }] of Object.entries(spending)) {
        const winners = answers.filter(
          ({ resultCode }, index) => drawn[index]?.name === name && good.includes(resultCode ?? ''),
        );
        const contested = clientIsGone || (name === 'refreshToken' && (has(ending) || has(touching)));
        const expected = has({ [name]: true }) ? 1 : 0;
        expect(winners.length, name).toBeLessThanOrEqual(expected);
        if (!contested) expect(winners.length, name).toBe(expected);
        if (winners.length === 1) won.add(name);
      }

      const issued = answers.flatMap(({ accessToken, refreshToken }) =>
        accessToken ? [{ accessToken, refreshToken: refreshToken ?? given.refreshToken }] : [],
      );
      const pairs = [{ accessToken: given.accessToken, refreshToken: given.refreshToken }, ...issued];
      let live = 0;
      for (const { accessToken, refreshToken } of pairs) {
        if (!(await isActive(given, accessToken))) continue;
        live += 1;
        expect(await isActive(given, refreshToken)).toBe(true);
      }
      if (clientIsGone) expect(live).toBe(0);
      expect(await listed(given)).toBe(live);

      await given.authlete.call('auth_token_revoke_api', { subject: 'joe' });
      expect(await listed(given)).toBe(0);
      for (const { accessToken, refreshToken } of pairs) {
        expect(await isActive(given, accessToken)).toBe(false);
        expect(await isActive(given, refreshToken)).toBe(false);
      }
    }),
    settings,
  );
  expect([...won].sort()).toEqual(Object.keys(spending).sort());
}, 60_000);
