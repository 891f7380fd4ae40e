import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { authorize, codeFor, encoded, issue, redeem, ticketFor } from '../../support/flow.js';
import { type Calls, fail, type ScenarioTests } from './calls.js';

/** Redeems a code this many times, ignoring errors. Resolves to the last journal entry. */
async function redeemed(authlete: TestAuthlete, times: number, code?: string) {
  const { journal } = await authlete.world();
  const value = code ?? (await codeFor(authlete));
  // These scenarios cause responses without JSON, or none at all.
  for (let call = 0; call < times; call += 1) await redeem(authlete, value).catch(() => undefined);
  return journal.last();
}

const once =
  (entry: object): Calls =>
  async (authlete) => {
    expect(await redeemed(authlete, 1)).toMatchObject({ operationId: 'auth_token_api', ...entry });
  };

const twice: Calls = (authlete) => redeemed(authlete, 2);
const sentTwice = { 'sends the request again': [twice, /\/auth\/token: expected 1, came 2/] } as const;

const issuedTimes =
  (count: number, entry: object): Calls =>
  async (authlete, { journal }) => {
    const ticket = await ticketFor(authlete);
    for (let call = 0; call < count; call += 1) {
      await issue(authlete, ticket).catch(() => undefined);
      if (call === 0) expect(journal.last()).toMatchObject(entry);
    }
  };

const failedIssue = { status: 500, resultCode: 'A001101', answeredBy: 'stub' };
const truncated = { fault: 'truncated', action: 'LOCATION', answeredBy: 'mock' };
const issuedAgain = /\/auth\/authorization\/issue: expected 1, came 2/;

/** Failures of Authlete, or of the network in between. */
export const outages: ScenarioTests = {
  'service-500': { obeys: once({ status: 500, resultCode: 'A001101' }), disobeys: sentTwice },
  'internal-server-error': {
    obeys: once({ status: 200, action: 'INTERNAL_SERVER_ERROR' }),
    disobeys: sentTwice,
  },
  'api-token-rejected': { obeys: once({ status: 401, resultCode: 'A458101' }), disobeys: sentTwice },
  'connection-reset': {
    async obeys(authlete, { journal }) {
      const lost = redeem(authlete, await codeFor(authlete));
      await expect(lost).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
      expect(journal.last(), 'the code is spent').toMatchObject({ fault: 'reset', action: 'OK' });
    },
    disobeys: sentTwice,
  },
  'malformed-json': {
    async obeys(authlete) {
      await expect(redeem(authlete, await codeFor(authlete))).rejects.toThrow(SyntaxError);
    },
    disobeys: sentTwice,
  },
  'slow-service': {
    async obeys(authlete, { journal }) {
      expect(await redeem(authlete, await codeFor(authlete))).toMatchObject({ action: 'OK' });
      expect(journal.last()?.duration).toBeGreaterThanOrEqual(1999);
    },
    disobeys: sentTwice,
  },
  'no-answer': {
    async obeys(authlete, { journal }) {
      const parameters = encoded({ grant_type: 'client_credentials' });
      const call = authlete.call('auth_token_api', { parameters }, { signal: AbortSignal.timeout(100) });
      await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
      expect(journal.last()).toMatchObject({ operationId: 'auth_token_api', fault: 'timeout' });
    },
    disobeys: {
      'sends the request again': [
        async (authlete) => {
          const signal = AbortSignal.timeout(100);
          await authlete.call('auth_token_api', { parameters: '' }, { signal }).catch(() => undefined);
          await redeem(authlete, 'a-code');
        },
        /\/auth\/token: expected 1, came 2/,
      ],
    },
  },
  'authorization-500': {
    async obeys(authlete) {
      expect(await authorize(authlete)).toMatchObject({ resultCode: 'A001101' });
    },
    disobeys: {
      'fails without a ticket': [
        async (authlete) => {
          await authorize(authlete);
          await fail(authlete, 'no-ticket', 'SERVER_ERROR');
        },
        /\/auth\/authorization\/fail: expected 0, came 1/,
      ],
    },
  },
  'issue-500': {
    obeys: issuedTimes(1, failedIssue),
    disobeys: {
      'issues again': [issuedTimes(2, failedIssue), issuedAgain],
      'blames the user': [
        async (authlete) => {
          const ticket = await ticketFor(authlete);
          await issue(authlete, ticket);
          await fail(authlete, ticket, 'DENIED');
        },
        /\/auth\/authorization\/fail with body.reason=DENIED: expected 0, came 1/,
      ],
    },
  },
  'answer-truncated': {
    obeys: issuedTimes(1, truncated),
    disobeys: { 'issues again': [issuedTimes(2, truncated), issuedAgain] },
  },
  'rate-limited': {
    async obeys(authlete, { clock }) {
      clock.freeze();
      const code = await codeFor(authlete);
      expect(await redeemed(authlete, 1, code)).toMatchObject({ status: 429, resultCode: 'A001311' });
      clock.advance('1s');
      expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'does not wait': [
        async (authlete, { clock }) => {
          clock.freeze();
          await redeemed(authlete, 5);
        },
        /\/auth\/token: expected 2 to 4, came 5/,
      ],
      'gives up for good': [once({ status: 429 }), /\/auth\/token: expected 2 to 4, came 1/],
    },
  },
  outage: {
    async obeys(authlete, { clock }) {
      clock.freeze();
      const during = await redeemed(authlete, 1, 'code');
      expect(during).toMatchObject({ status: 503, response: 'Service Unavailable' });
      clock.advance('30s');
      expect(await redeemed(authlete, 1)).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'sends the request again during the outage': [
        async (authlete, { clock }) => {
          clock.freeze();
          await redeemed(authlete, 2, 'code');
          clock.advance('30s');
          await redeemed(authlete, 1);
        },
        /\/auth\/token: expected 2, came 3/,
      ],
      'never comes back': [
        (authlete) => redeemed(authlete, 1, 'code'),
        /\/auth\/token answered OK: expected 1, came 0/,
      ],
    },
  },
};
