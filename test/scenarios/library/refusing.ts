import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { authorize, issue, ticketFor } from '../../support/flow.js';
import { type Calls, fail, type ScenarioTests } from './calls.js';

/** The call that a server makes for a successful ticket, which is wrong here. */
const issuing =
  (changes = {}): Calls =>
  async (authlete) =>
    issue(authlete, await ticketFor(authlete, changes));

const issuingTwice: Calls = async (authlete) => {
  const ticket = await ticketFor(authlete);
  return [await issue(authlete, ticket), await issue(authlete, ticket)];
};

/** Fails a ticket. Resolves to the error for the client. */
const failing =
  (reason: string, error: string, changes = {}): Calls =>
  async (authlete) => {
    const failed = await fail(authlete, await ticketFor(authlete, changes), reason);
    expect(failed).toMatchObject({
      action: 'LOCATION',
      responseContent: expect.stringContaining(`error=${error}`),
    });
  };

const refused =
  (members: object): Calls =>
  async (authlete) => {
    const answered = await authorize(authlete);
    expect(answered).toMatchObject(members);
    expect(answered).not.toHaveProperty('ticket');
  };

/** Continues although there is no ticket. */
const goingOn =
  (end: (authlete: TestAuthlete) => Promise<unknown>): Calls =>
  async (authlete) => {
    await authorize(authlete);
    await end(authlete);
  };
const issuingWithout = goingOn((authlete) => issue(authlete, 'no-ticket'));
const failingWithout = goingOn((authlete) => fail(authlete, 'no-ticket', 'SERVER_ERROR'));
const askingAgain = goingOn((authlete) => authorize(authlete));

const issueCame = /\/auth\/authorization\/issue: expected 0, came 1/;
const failCame = /\/auth\/authorization\/fail: expected 0, came 1/;

/** Users and requests that the authorization endpoint rejects. */
export const refusing: ScenarioTests = {
  'consent-denied': {
    obeys: failing('DENIED', 'access_denied'),
    disobeys: {
      'issues a code all the same': [issuing(), issueCame],
      'gives another reason': [
        failing('SERVER_ERROR', 'server_error'),
        /body.reason=DENIED: expected at least 1, came 0/,
      ],
    },
  },
  'login-required': {
    obeys: failing('NOT_LOGGED_IN', 'login_required', { prompt: 'none' }),
    disobeys: {
      'shows the login page and issues': [issuing({ prompt: 'none' }), issueCame],
      'gives another reason': [
        failing('CONSENT_REQUIRED', 'consent_required', { prompt: 'none' }),
        /body.reason=NOT_LOGGED_IN: expected at least 1, came 0/,
      ],
    },
  },
  'consent-required': {
    obeys: failing('CONSENT_REQUIRED', 'consent_required', { prompt: 'none' }),
    disobeys: { 'issues without consent': [issuing({ prompt: 'none' }), issueCame] },
  },
  'subject-changed': {
    async obeys(authlete) {
      const { ticket, subject } = await authorize(authlete);
      expect(subject).toBe('somebody-else');
      expect(await fail(authlete, String(ticket), 'DIFFERENT_SUBJECT')).toMatchObject({ action: 'LOCATION' });
    },
    disobeys: { 'issues for whoever is there': [issuing(), issueCame] },
  },
  'acr-not-satisfied': {
    async obeys(authlete) {
      const { ticket, acrs, acrEssential } = await authorize(authlete);
      expect({ acrs, acrEssential }).toEqual({
        acrs: ['urn:example:acr:three-witnesses'],
        acrEssential: true,
      });
      expect(await fail(authlete, String(ticket), 'ACR_NOT_SATISFIED')).toMatchObject({ action: 'LOCATION' });
    },
    disobeys: {
      'claims an acr that did not happen': [
        async (authlete) =>
          issue(authlete, await ticketFor(authlete), { acr: 'urn:example:acr:three-witnesses' }),
        issueCame,
      ],
    },
  },
  'ticket-expired': {
    async obeys(authlete) {
      const refusal = { action: 'BAD_REQUEST', resultCode: 'A041301' };
      expect(await issue(authlete, await ticketFor(authlete))).toMatchObject(refusal);
    },
    disobeys: {
      'tries the ticket again': [issuingTwice, /\/auth\/authorization\/issue: expected 1, came 2/],
      'tries to fail it then': [
        async (authlete) => {
          const ticket = await ticketFor(authlete);
          await issue(authlete, ticket);
          await fail(authlete, ticket, 'SERVER_ERROR');
        },
        failCame,
      ],
    },
  },
  'ticket-used-twice': {
    async obeys(authlete) {
      expect(await issue(authlete, await ticketFor(authlete))).toMatchObject({ action: 'LOCATION' });
    },
    disobeys: {
      'issues for each click': [
        async (authlete) => {
          const answers = await issuingTwice(authlete, await authlete.world());
          expect(answers).toMatchObject([{ action: 'LOCATION' }, { action: 'BAD_REQUEST' }]);
        },
        /\/auth\/authorization\/issue: expected 1, came 2/,
      ],
    },
  },
  'client-locked': {
    obeys: refused({ action: 'BAD_REQUEST', resultCode: 'A010307' }),
    disobeys: {
      'issues without a ticket': [issuingWithout, issueCame],
      'fails without a ticket': [failingWithout, failCame],
    },
  },
  'par-required': {
    obeys: refused({ action: 'BAD_REQUEST', resultCode: 'A008306' }),
    disobeys: { 'issues without a ticket': [issuingWithout, issueCame] },
  },
  'redirect-uri-unknown': {
    obeys: refused({ action: 'BAD_REQUEST', resultCode: 'A011304' }),
    disobeys: { 'fails without a ticket': [failingWithout, failCame] },
  },
  'request-refused': {
    obeys: refused({
      action: 'LOCATION',
      responseContent: expect.stringMatching(/callback\?error=.*state=a\+state/),
    }),
    disobeys: {
      'issues without a ticket': [issuingWithout, issueCame],
      'asks again': [askingAgain, /\/auth\/authorization: expected 1, came 2/],
    },
  },
  'unknown-action': {
    obeys: refused({ action: 'SURPRISE' }),
    disobeys: {
      'goes on as if all were well': [issuingWithout, issueCame],
      'asks again': [askingAgain, /\/auth\/authorization: expected 1, came 2/],
    },
  },
};
