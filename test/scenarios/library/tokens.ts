import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { clientKey } from '../../support/client-keys.js';
import { proofOf } from '../../support/dpop.js';
import { codeFor, redeem, requestToken, tokensFor } from '../../support/flow.js';
import { refresh } from '../../support/tokens.js';
import type { Calls, ScenarioTests } from './calls.js';

const key = await clientKey();

const credentials = { grant_type: 'client_credentials' };
const ownTokens = (authlete: TestAuthlete) => requestToken(authlete, credentials);

const refreshed = async (authlete: TestAuthlete) => {
  const { refreshToken } = await tokensFor(authlete);
  return { refreshToken, answered: await refresh(authlete, refreshToken) };
};

const redeemedTwice: Calls = async (authlete) => {
  const code = await codeFor(authlete);
  return [await redeem(authlete, code), await redeem(authlete, code)];
};

/** Redeems a code with a DPoP proof that contains Authlete's nonce. */
async function redeemWithProof(authlete: TestAuthlete, code: string, nonce?: string) {
  const dpop = await proofOf(authlete, key, { claims: nonce === undefined ? {} : { nonce } });
  return redeem(authlete, code, {}, { dpop, htm: 'POST', htu: 'https://as.example.com/token' });
}

const askedForPassword = async (authlete: TestAuthlete): Promise<string> => {
  const asked = { grant_type: 'password', username: 'joe', password: 'secret' };
  const { action, ticket } = await requestToken(authlete, asked);
  expect(action).toBe('PASSWORD');
  return String(ticket);
};

const failPassword =
  (reason: string): Calls =>
  async (authlete) => {
    const ticket = await askedForPassword(authlete);
    const { body } = await authlete.call('auth_token_fail_api', { ticket, reason });
    expect(body).toMatchObject({ action: 'BAD_REQUEST' });
  };

const issuePassword: Calls = async (authlete) => {
  const ticket = await askedForPassword(authlete);
  const { body } = await authlete.call('auth_token_issue_api', { ticket, subject: 'joe' });
  expect(body).toMatchObject({ action: 'OK', resultCode: 'A054001' });
};

const wrongPassword = 'INVALID_RESOURCE_OWNER_CREDENTIALS';

/** Successes and errors of the token endpoint. */
export const tokens: ScenarioTests = {
  'refresh-token': {
    async obeys(authlete) {
      expect((await refreshed(authlete)).answered).toMatchObject({ action: 'OK', resultCode: 'A053001' });
    },
    disobeys: {
      'sends it twice': [
        async (authlete) => refresh(authlete, (await refreshed(authlete)).refreshToken),
        /grant_type=refresh_token: expected 1, came 2/,
      ],
      'loses a part of the request': [
        async (authlete) => refresh(authlete, ''),
        /answered OK with parameters.grant_type=refresh_token: expected at least 1, came 0/,
      ],
    },
  },
  'client-credentials': {
    async obeys(authlete) {
      expect(await ownTokens(authlete)).toMatchObject({ action: 'OK', resultCode: 'A052001' });
    },
    disobeys: {
      'drops the credentials': [
        (authlete) => requestToken(authlete, credentials, { clientId: undefined, clientSecret: undefined }),
        /answered OK with .*client_credentials: expected at least 1, came 0/,
      ],
      'creates a token itself': [
        async (authlete) => {
          const { clientId } = authlete.confidential;
          await authlete.call('auth_token_create_api', { grantType: 'CLIENT_CREDENTIALS', clientId });
        },
        /\/auth\/token\/create: expected 0, came 1/,
      ],
    },
  },
  password: {
    obeys: issuePassword,
    disobeys: {
      'takes a right password for a wrong one': [
        failPassword(wrongPassword),
        /\/auth\/token\/fail: expected 0, came 1/,
      ],
      'leaves the ticket alone': [
        askedForPassword,
        /\/auth\/token\/issue answered OK: expected at least 1, came 0/,
      ],
    },
  },
  'password-wrong': {
    obeys: failPassword(wrongPassword),
    disobeys: {
      'issues without looking': [issuePassword, /\/auth\/token\/issue: expected 0, came 1/],
      'gives another reason': [failPassword('UNKNOWN'), new RegExp(`${wrongPassword}: expected 1, came 0`)],
    },
  },
  'code-reused': {
    async obeys(authlete, service) {
      expect(await redeemedTwice(authlete, service)).toMatchObject([
        { action: 'OK', resultCode: 'A050001' },
        { action: 'BAD_REQUEST', resultCode: 'A050305' },
      ]);
    },
    disobeys: {
      'answers the second request by itself': [
        async (authlete) => redeem(authlete, await codeFor(authlete)),
        /answered BAD_REQUEST with .*authorization_code: expected 1, came 0/,
      ],
    },
  },
  'code-expired': {
    async obeys(authlete) {
      const refusal = { action: 'BAD_REQUEST', resultCode: 'A050311' };
      expect(await redeem(authlete, await codeFor(authlete))).toMatchObject(refusal);
    },
    disobeys: { 'tries again': [redeemedTwice, /\/auth\/token: expected 1, came 2/] },
  },
  'client-authentication-failed': {
    async obeys(authlete) {
      const refusal = { action: 'INVALID_CLIENT', resultCode: 'A157305' };
      expect(await redeem(authlete, await codeFor(authlete))).toMatchObject(refusal);
    },
    disobeys: { 'tries again': [redeemedTwice, /\/auth\/token: expected 1, came 2/] },
  },
  'refresh-token-replayed': {
    async obeys(authlete) {
      const { refreshToken, answered } = await refreshed(authlete);
      expect(answered).toMatchObject({ action: 'OK' });
      const replay = await refresh(authlete, refreshToken);
      expect(replay).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A053305' });
      expect(replay.responseContent).toContain('invalid_grant');
    },
    disobeys: {
      'answers the replay with what it answered before': [
        refreshed,
        /answered BAD_REQUEST with .*refresh_token: expected 1, came 0/,
      ],
    },
  },
  'dpop-nonce-required': {
    async obeys(authlete) {
      const code = await codeFor(authlete);
      const { action, dpopNonce, responseContent } = await redeemWithProof(authlete, code);
      expect(action).toBe('BAD_REQUEST');
      expect(responseContent).toContain('use_dpop_nonce');
      expect(await redeemWithProof(authlete, code, String(dpopNonce))).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'does not pass the proof on': [redeemedTwice, /answered OK with body.dpop=true: expected 1, came 0/],
      'loses the nonce': [
        async (authlete) => redeemWithProof(authlete, await codeFor(authlete)),
        /answered OK with body.dpop=true: expected 1, came 0/,
      ],
    },
  },
  'id-token-reissuable': {
    async obeys(authlete) {
      const { answered } = await refreshed(authlete);
      expect(answered).toMatchObject({ action: 'ID_TOKEN_REISSUABLE', resultCode: 'A053001' });
      const { accessToken, refreshToken } = answered;
      const sub = 'joe';
      const { body } = await authlete.call('idtoken_reissue_api', { accessToken, refreshToken, sub });
      expect(body).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'looks for a ticket': [
        async (authlete) => {
          await refreshed(authlete);
          await authlete.call('auth_token_issue_api', { ticket: 'no-ticket', subject: 'joe' });
        },
        /\/auth\/token\/issue: expected 0, came 1/,
      ],
      'takes the action for an error, and tries again': [
        async (authlete) => {
          const { answered } = await refreshed(authlete);
          await refresh(authlete, String(answered.refreshToken));
        },
        /grant_type=refresh_token: expected at most 1, came 2/,
      ],
    },
  },
};
