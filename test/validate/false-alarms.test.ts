import { expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { created } from '../support/created-token.js';
import { askDevice, completeDevice } from '../support/decisions.js';
import { codeFor, redeem } from '../support/flow.js';
import { introspect, userInfo } from '../support/tokens.js';
import { type Flow, recorded, type Setup } from './mutations/flows/recorded.js';
import { judged } from './mutations/trial.js';

const contract = loadContract();

/** Flows of which a check once said that they are wrong. Generated flows found them. */
const flows: readonly (readonly [name: string, Flow, Setup?])[] = [
  [
    'a JWT access token gets more scopes and another end',
    async (authlete) => {
      const { jwtAccessToken } = await created(authlete, { scopes: ['openid'] });
      const accessTokenExpiresAt = (await authlete.world()).clock.now() + 60_000;
      await authlete.call('auth_token_update_api', {
        accessToken: jwtAccessToken,
        scopes: ['openid', 'email'],
        accessTokenExpiresAt,
      });
      await introspect(authlete, String(jwtAccessToken));
    },
  ],
  [
    'a user code is verified after a decision with fewer scopes',
    async (authlete) => {
      const { userCode } = await askDevice(authlete, { scope: 'openid profile' });
      await completeDevice(authlete, String(userCode), { scopes: [] });
      await authlete.call('device_verification_api', { userCode });
    },
  ],
  [
    'a pairwise client gets another sub in the ID token only',
    async (authlete) => {
      const code = await codeFor(authlete, {}, { sub: 'chosen' });
      const { accessToken = '' } = await redeem(authlete, code);
      await userInfo(authlete, accessToken);
      await authlete.call('auth_userinfo_issue_api', { token: accessToken });
    },
    { opaque: true, confidential: { subjectType: 'PAIRWISE' } },
  ],
];

for (const [name, flow, setup] of flows)
  it(name, async () => {
    expect(await judged(contract, await recorded(name, flow, setup))).toEqual([]);
  });
