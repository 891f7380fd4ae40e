import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import {
  askBackchannel,
  authReqIdFor,
  completeBackchannel,
  contentOf,
  issueBackchannel,
  pollBackchannel,
} from '../../support/decisions.js';
import { type Calls, denied, type ScenarioTests } from './calls.js';

/** The user decides as the result says, and the client polls. */
async function decided(authlete: TestAuthlete, result: string, completions = 1) {
  const { ticket, authReqId } = await authReqIdFor(authlete);
  const completed = await completeBackchannel(authlete, ticket, { result });
  for (let more = 1; more < completions; more += 1) await completeBackchannel(authlete, ticket, { result });
  return { completed, authReqId };
}

const decide =
  (result: string, completions?: number): Calls =>
  async (authlete) => {
    const { authReqId } = await decided(authlete, result, completions);
    return pollBackchannel(authlete, authReqId);
  };

const failUser = async (authlete: TestAuthlete, reason: string) => {
  const { ticket } = await askBackchannel(authlete);
  return (await authlete.call('backchannel_authentication_fail_api', { ticket, reason })).body;
};

const authorized = { action: 'OK', resultCode: 'A200002', subject: 'joe' };

/** CIBA Core. */
export const ciba: ScenarioTests = {
  'ciba-poll': {
    async obeys(authlete) {
      const { completed, authReqId } = await decided(authlete, 'AUTHORIZED');
      expect(completed).toMatchObject({ action: 'NO_ACTION' });
      expect(await pollBackchannel(authlete, authReqId)).toMatchObject(authorized);
    },
    disobeys: {
      'completes twice': [
        decide('AUTHORIZED', 2),
        /\/backchannel\/authentication\/complete: expected at most 1, came 2/,
      ],
      'takes a refusal for a transaction that failed': [
        decide('TRANSACTION_FAILED'),
        /body.result=AUTHORIZED: expected at least 1, came 0/,
      ],
    },
  },
  'ciba-ping': {
    async obeys(authlete) {
      const { completed, authReqId } = await decided(authlete, 'AUTHORIZED');
      expect(completed).toMatchObject({ action: 'NOTIFICATION', clientNotificationToken: 'notify-me' });
      expect(await pollBackchannel(authlete, authReqId)).toMatchObject(authorized);
    },
    disobeys: {
      'does not tell the client, which waits': [
        (authlete) => decided(authlete, 'AUTHORIZED'),
        /\/auth\/token answered OK: expected 1, came 0/,
      ],
    },
  },
  'ciba-push': {
    async obeys(authlete) {
      const { completed } = await decided(authlete, 'AUTHORIZED');
      expect(completed).toMatchObject({ action: 'NOTIFICATION', resultCode: 'A198003' });
      expect(contentOf(completed)).toMatchObject({ access_token: completed.accessToken });
    },
    disobeys: {
      'completes again to have the tokens again': [
        (authlete) => decided(authlete, 'AUTHORIZED', 2),
        /\/backchannel\/authentication\/complete .*: expected 1, came 2/,
      ],
      'lets the client poll': [decide('AUTHORIZED'), /\/auth\/token: expected 0, came 1/],
    },
  },
  'ciba-slow-down': {
    async obeys(authlete, { clock }) {
      clock.freeze();
      const { ticket, authReqId } = await authReqIdFor(authlete);
      const errors = [];
      for (let poll = 0; poll < 2; poll += 1) {
        const { error } = contentOf(await pollBackchannel(authlete, authReqId));
        errors.push(error);
      }
      expect(errors).toContain('slow_down');
      clock.advance('5s');
      await completeBackchannel(authlete, ticket);
      expect(await pollBackchannel(authlete, authReqId)).toMatchObject(authorized);
    },
    disobeys: {
      'answers the second poll by itself': [
        async (authlete) => {
          const { ticket, authReqId } = await authReqIdFor(authlete);
          await pollBackchannel(authlete, authReqId);
          await completeBackchannel(authlete, ticket);
          await pollBackchannel(authlete, authReqId);
        },
        /\/auth\/token answered BAD_REQUEST: expected at least 2, came 1/,
      ],
    },
  },
  'ciba-denied': {
    async obeys(authlete, service) {
      expect(await decide('ACCESS_DENIED')(authlete, service)).toMatchObject(denied);
    },
    disobeys: {
      'lets the client in': [decide('AUTHORIZED'), /\/auth\/token answered OK: expected 0, came 1/],
      'tells of a failure': [
        decide('TRANSACTION_FAILED'),
        /body.result=ACCESS_DENIED: expected at least 1, came 0/,
      ],
    },
  },
  'ciba-unknown-user': {
    async obeys(authlete) {
      const failed = await failUser(authlete, 'UNKNOWN_USER_ID');
      expect(failed).toMatchObject({ action: 'BAD_REQUEST' });
      expect(contentOf(failed)).toMatchObject({ error: 'unknown_user_id' });
    },
    disobeys: {
      'waits for a user who is not there': [
        async (authlete) => issueBackchannel(authlete, String((await askBackchannel(authlete)).ticket)),
        /\/backchannel\/authentication\/issue: expected 0, came 1/,
      ],
      'gives another reason': [
        (authlete) => failUser(authlete, 'UNAUTHORIZED_CLIENT'),
        /UNKNOWN_USER_ID: expected 1, came 0/,
      ],
    },
  },
};
