import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { requestToken, tokensFor } from '../../support/flow.js';
import { forgedJwt } from '../../support/tokens.js';
import type { Calls, ScenarioTests } from './calls.js';

async function exchange(authlete: TestAuthlete): Promise<void> {
  const { accessToken } = await tokensFor(authlete);
  const asked = await requestToken(authlete, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: accessToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });
  expect(asked).toMatchObject({ action: 'TOKEN_EXCHANGE', resultCode: 'A311001' });
}

async function assert(authlete: TestAuthlete): Promise<void> {
  const { clock } = await authlete.world();
  const claims = {
    iss: 'https://idp.example.com',
    sub: 'joe',
    aud: 'https://as.example.com',
    exp: clock.seconds() + 60,
  };
  const asked = await requestToken(authlete, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: forgedJwt({ alg: 'RS256' }, claims),
  });
  expect(asked).toMatchObject({ action: 'JWT_BEARER' });
}

const create = async (authlete: TestAuthlete, grantType: string) => {
  const { clientId } = authlete.confidential;
  return (await authlete.call('auth_token_create_api', { grantType, clientId, subject: 'joe' })).body;
};

const creating =
  (asked: Calls, grantType: string): Calls =>
  async (authlete, service) => {
    await asked(authlete, service);
    expect(await create(authlete, grantType)).toMatchObject({ action: 'OK', resultCode: 'A109001' });
  };

const refusedTimes =
  (count: number): Calls =>
  async (authlete) => {
    await exchange(authlete);
    const refusal = { action: 'BAD_REQUEST' };
    expect(await create(authlete, 'TOKEN_EXCHANGE')).toMatchObject(refusal);
    for (let call = 1; call < count; call += 1) await create(authlete, 'TOKEN_EXCHANGE');
  };

/** Grants whose tokens the authorization server creates. */
export const exchanging: ScenarioTests = {
  'token-exchange': {
    obeys: creating(exchange, 'TOKEN_EXCHANGE'),
    disobeys: {
      'answers without a token': [
        exchange,
        /\/auth\/token\/create answered OK .*: expected at least 1, came 0/,
      ],
      'creates a token of another grant': [
        creating(exchange, 'AUTHORIZATION_CODE'),
        /body.grantType=TOKEN_EXCHANGE: expected at least 1, came 0/,
      ],
    },
  },
  'token-exchange-refused': {
    obeys: refusedTimes(1),
    disobeys: {
      'tries again': [refusedTimes(2), /\/auth\/token\/create: expected 1, came 2/],
      'never asks': [exchange, /UNMET 1\. \/auth\/token\/create answers BAD_REQUEST/],
    },
  },
  'jwt-bearer': {
    obeys: creating(assert, 'JWT_BEARER'),
    disobeys: {
      'answers without a token': [
        assert,
        /\/auth\/token\/create answered OK .*: expected at least 1, came 0/,
      ],
    },
  },
  'jwt-bearer-forged': {
    obeys: assert,
    disobeys: {
      'believes the assertion': [creating(assert, 'JWT_BEARER'), /\/auth\/token\/create: expected 0, came 1/],
    },
  },
};
