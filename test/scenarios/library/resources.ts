import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { tokensFor } from '../../support/flow.js';
import { introspect, revoke, userInfo } from '../../support/tokens.js';
import type { Calls, ScenarioTests } from './calls.js';

/** Introspects a valid token this many times. Resolves to the responses. */
const introspecting =
  (...expected: readonly object[]): Calls =>
  async (authlete) => {
    const { accessToken } = await tokensFor(authlete);
    for (const members of expected) expect(await introspect(authlete, accessToken)).toMatchObject(members);
  };

const readKeys = async (authlete: TestAuthlete) => (await authlete.call('service_jwks_get_api')).body;

const failed = { resultCode: 'A001101' };
const limited = { resultCode: 'A001311' };
const ok = { action: 'OK', resultCode: 'A056001' };

/** Introspection, and data that an authorization server must not cache too long. */
export const resources: ScenarioTests = {
  'insufficient-scope': {
    obeys: introspecting({
      action: 'FORBIDDEN',
      responseContent: expect.stringContaining('insufficient_scope'),
    }),
    disobeys: {
      'asks again': [introspecting({ action: 'FORBIDDEN' }, ok), /\/auth\/introspection: expected 1, came 2/],
    },
  },
  'token-expired': {
    obeys: introspecting(ok, { action: 'UNAUTHORIZED', resultCode: 'A065301' }),
    disobeys: {
      'keeps the first answer': [
        introspecting(ok),
        /\/auth\/introspection answered UNAUTHORIZED: expected at least 1, came 0/,
      ],
    },
  },
  'token-revoked': {
    async obeys(authlete) {
      const { accessToken } = await tokensFor(authlete);
      expect(await introspect(authlete, accessToken)).toMatchObject(ok);
      expect(await revoke(authlete, accessToken)).toMatchObject({ action: 'OK' });
      const refusal = { action: 'UNAUTHORIZED', resultCode: 'A057302' };
      expect(await introspect(authlete, accessToken)).toMatchObject(refusal);
    },
    disobeys: {
      'keeps the introspection': [
        async (authlete) => {
          const { accessToken } = await tokensFor(authlete);
          await introspect(authlete, accessToken);
          await revoke(authlete, accessToken);
        },
        /\/auth\/introspection answered UNAUTHORIZED: expected at least 1, came 0/,
      ],
    },
  },
  'clock-skew': {
    async obeys(authlete, { clock }) {
      const { accessToken, accessTokenExpiresAt } = await tokensFor(authlete);
      expect(Number(accessTokenExpiresAt), 'to a clock that is right').toBeLessThan(clock.now() + 120_000);
      expect(await userInfo(authlete, accessToken)).toMatchObject({ action: 'OK' });
      const { body } = await authlete.call('auth_userinfo_issue_api', { token: accessToken });
      expect(body).toMatchObject({ action: 'JSON' });
    },
    disobeys: {
      'takes the token for expired': [
        async (authlete) => userInfo(authlete, (await tokensFor(authlete)).accessToken),
        /\/auth\/userinfo\/issue answered JSON: expected at least 1, came 0/,
      ],
      'does not even ask': [
        (authlete) => tokensFor(authlete),
        /\/auth\/userinfo answered OK: expected at least 1, came 0/,
      ],
    },
  },
  'key-rotation': {
    async obeys(authlete) {
      const before = await readKeys(authlete);
      expect(await readKeys(authlete)).not.toEqual(before);
    },
    disobeys: {
      'keeps the keys for ever': [readKeys, /\/service\/jwks\/get: expected at least 2, came 1/],
    },
  },
  'introspection-500': {
    obeys: introspecting(failed, failed),
    disobeys: {
      'hammers a service that fails': [
        introspecting(...Array.from({ length: 5 }, () => failed)),
        /\/auth\/introspection: expected 1 to 4, came 5/,
      ],
    },
  },
  'introspection-rate-limited': {
    async obeys(authlete, { clock }) {
      clock.freeze();
      const { accessToken } = await tokensFor(authlete);
      const { status, headers } = await authlete.call('auth_introspection_api', { token: accessToken });
      expect({ status, wait: headers.get('retry-after') }).toEqual({ status: 429, wait: '1' });
      clock.advance('1s');
      expect(await introspect(authlete, accessToken)).toMatchObject(ok);
    },
    disobeys: {
      'does not wait': [
        async (authlete, service) => {
          service.clock.freeze();
          await introspecting(...Array.from({ length: 5 }, () => limited))(authlete, service);
        },
        /\/auth\/introspection: expected 2 to 4, came 5/,
      ],
      'gives up for good': [
        introspecting(limited),
        /\/auth\/introspection answered OK: expected at least 1, came 0/,
      ],
    },
  },
};
