import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { authorize, encoded, goodRequest, issue, redeem, ticketFor } from '../../support/flow.js';
import { userInfo } from '../../support/tokens.js';
import { codeChallenge, codeVerifier, fail, type ScenarioTests } from './calls.js';

const issued = async (authlete: TestAuthlete, changes = {}, action = 'LOCATION') => {
  const answered = await issue(authlete, await ticketFor(authlete, changes));
  expect(answered).toMatchObject({ action });
  return answered;
};

/** A web client gets tokens at an https redirect URI only (OpenID Connect Registration, section 2). */
const frontChannel = (response_type: string) => ({
  response_type,
  redirect_uri: 'https://client.example.com/callback',
});

async function push(authlete: TestAuthlete) {
  const { clientId, clientSecret } = authlete.confidential;
  const parameters = encoded(goodRequest(authlete.confidential));
  const body = { parameters, clientId: String(clientId), clientSecret };
  const { body: pushed } = await authlete.call('pushed_auth_req_api', body);
  expect(pushed).toMatchObject({ action: 'CREATED', resultCode: 'A245001' });
  const reference = { client_id: String(clientId), request_uri: String(pushed.requestUri) };
  return (await authlete.call('auth_authorization_api', { parameters: encoded(reference) })).body;
}

/** Code flows and other successful authorizations. */
export const authorizing: ScenarioTests = {
  'authorization-code': {
    async obeys(authlete) {
      expect(await authorize(authlete), 'PKCE is needed').toMatchObject({ action: 'LOCATION' });
      const { authorizationCode } = await issued(authlete, codeChallenge);
      const tokens = await redeem(authlete, String(authorizationCode), codeVerifier);
      expect(tokens).toMatchObject({ action: 'OK', resultCode: 'A050001', subject: 'joe' });
    },
    disobeys: {
      'drops the code challenge': [
        (authlete) => authorize(authlete),
        /\/auth\/authorization answered INTERACTION .*came 0/,
      ],
      'drops the code verifier': [
        async (authlete) => {
          const { authorizationCode } = await issued(authlete, codeChallenge);
          expect(await redeem(authlete, String(authorizationCode))).toMatchObject({ resultCode: 'A050312' });
        },
        /\/auth\/token answered OK .*code_verifier=true: expected at least 1, came 0/,
      ],
      'calls fail as well': [
        async (authlete) => {
          const ticket = await ticketFor(authlete, codeChallenge);
          const { authorizationCode } = await issue(authlete, ticket);
          await fail(authlete, ticket, 'SERVER_ERROR');
          await redeem(authlete, String(authorizationCode), codeVerifier);
        },
        /\/auth\/authorization\/fail: expected 0, came 1/,
      ],
    },
  },
  'openid-connect': {
    async obeys(authlete) {
      const { authorizationCode } = await issued(authlete);
      const { accessToken, idToken } = await redeem(authlete, String(authorizationCode));
      expect(idToken).toMatch(/^ey/);
      const token = String(accessToken);
      expect(await userInfo(authlete, token)).toMatchObject({ action: 'OK', subject: 'joe' });
      const { body } = await authlete.call('auth_userinfo_issue_api', { token, claims: '{"name":"Joe"}' });
      expect(body).toMatchObject({ action: 'JSON', responseContent: '{"name":"Joe","sub":"joe"}' });
    },
    disobeys: {
      'answers userinfo by itself': [
        async (authlete) => {
          const { authorizationCode } = await issued(authlete);
          const { accessToken } = await redeem(authlete, String(authorizationCode));
          await userInfo(authlete, String(accessToken));
        },
        /\/auth\/userinfo\/issue answered JSON: expected at least 1, came 0/,
      ],
    },
  },
  'silent-login': {
    async obeys(authlete) {
      expect(await authorize(authlete, { prompt: 'none' })).toMatchObject({ action: 'NO_INTERACTION' });
      await issued(authlete, { prompt: 'none' });
    },
    disobeys: {
      'fails although nothing is wrong': [
        async (authlete) => fail(authlete, await ticketFor(authlete, { prompt: 'none' }), 'CONSENT_REQUIRED'),
        /\/auth\/authorization\/fail: expected 0, came 1/,
      ],
      'issues twice': [
        async (authlete) => {
          await issued(authlete, { prompt: 'none' });
          await issued(authlete, { prompt: 'none' });
        },
        /\/auth\/authorization\/issue: expected at most 1, came 2/,
      ],
    },
  },
  'pushed-request': {
    async obeys(authlete) {
      const { action, ticket } = await push(authlete);
      expect(action).toBe('INTERACTION');
      const { authorizationCode } = await issue(authlete, String(ticket));
      expect(await redeem(authlete, String(authorizationCode))).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'sends the request itself to the authorization endpoint': [
        (authlete) => authorize(authlete),
        /\/pushed_auth_req answered CREATED: expected at least 1, came 0/,
      ],
      'lets the page for the pushed request be': [
        push,
        /issue answered LOCATION: expected at least 1, came 0/,
      ],
    },
  },
  'form-post': {
    async obeys(authlete) {
      const { responseContent } = await issued(authlete, { response_mode: 'form_post' }, 'FORM');
      expect(responseContent).toMatch(/<form [^>]*method="post"/i);
    },
    disobeys: {
      'drops the response mode': [
        (authlete) => issued(authlete),
        /response_mode=form_post: expected at least 1, came 0/,
      ],
    },
  },
  implicit: {
    async obeys(authlete) {
      const { responseContent } = await issued(authlete, frontChannel('id_token'));
      expect(responseContent).toMatch(/callback#.*id_token=ey/);
    },
    disobeys: {
      'looks for a code and redeems it': [
        async (authlete) => {
          await issued(authlete, frontChannel('id_token'));
          await redeem(authlete, 'no-code');
        },
        /\/auth\/token: expected 0, came 1/,
      ],
      'makes a code flow of it': [(authlete) => issued(authlete), /response_type=id_token: .*came 0/],
    },
  },
  hybrid: {
    async obeys(authlete) {
      const answered = await issued(authlete, frontChannel('code id_token'));
      expect(answered.responseContent).toMatch(/callback#.*code=.*id_token=ey/);
      const { redirect_uri } = frontChannel('code id_token');
      const tokens = await redeem(authlete, String(answered.authorizationCode), { redirect_uri });
      expect(tokens).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'loses the code': [
        (authlete) => issued(authlete, frontChannel('code id_token')),
        /\/auth\/token answered OK .*expected at least 1, came 0/,
      ],
    },
  },
};
