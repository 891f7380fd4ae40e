import type { HttpExchange } from '../../../src/validate/exchange.js';
import {
  askBackchannel,
  askDevice,
  completeBackchannel,
  completeDevice,
  issueBackchannel,
  pollBackchannel,
  pollDevice,
} from '../../support/decisions.js';
import { authorize, encoded, issue, redeem } from '../../support/flow.js';
import { introspect, refresh, revoke, userInfo } from '../../support/tokens.js';
import { recorded } from './recorded.js';

/** Exchanges by their role in a flow. */
type Flow<Step extends string> = Readonly<Record<Step, HttpExchange>>;

function steps<const Step extends string>(
  names: readonly Step[],
  exchanges: readonly HttpExchange[],
): Flow<Step> {
  const named = names.map((name, index) => [name, exchanges[index]] as const);
  if (exchanges.length !== names.length || named.some(([, exchange]) => exchange === undefined))
    throw new Error(`A flow of ${names.length} steps has ${exchanges.length} exchanges.`);
  // All are defined: this was just checked.
  return Object.fromEntries(named) as Flow<Step>;
}

/** The code flow, the use, refresh and revocation of its tokens, and the errors that follow. */
export const code = steps(
  [
    'authorized',
    'issued',
    'redeemed',
    'introspected',
    'userInfo',
    'refreshed',
    'revoked',
    'redeemedAgain',
    'issuedAgain',
    'introspectedAgain',
  ],
  await recorded(async (authlete) => {
    const { ticket = '' } = await authorize(authlete);
    const { authorizationCode } = await issue(authlete, String(ticket));
    const { accessToken, refreshToken } = await redeem(authlete, String(authorizationCode));
    await introspect(authlete, String(accessToken));
    await userInfo(authlete, String(accessToken));
    const refreshed = await refresh(authlete, String(refreshToken));
    await revoke(authlete, String(refreshed.accessToken));
    await redeem(authlete, String(authorizationCode));
    await issue(authlete, String(ticket));
    await introspect(authlete, String(refreshed.accessToken));
  }),
);

/** A pushed request. */
export const pushed = steps(
  ['pushed', 'authorized', 'authorizedAgain'],
  await recorded(async (authlete) => {
    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const client_id = String(clientId);
    const parameters = encoded({ response_type: 'code', client_id, redirect_uri: redirectUri });
    const { body } = await authlete.call('pushed_auth_req_api', {
      parameters,
      clientId: client_id,
      clientSecret,
    });
    const request = encoded({ client_id, request_uri: String(body.requestUri) });
    await authlete.call('auth_authorization_api', { parameters: request });
    await authlete.call('auth_authorization_api', { parameters: request });
  }),
);

export const device = steps(
  ['asked', 'pending', 'completed', 'redeemed', 'redeemedAgain'],
  await recorded(async (authlete) => {
    (await authlete.world()).clock.freeze();
    const { deviceCode, userCode } = await askDevice(authlete);
    await pollDevice(authlete, String(deviceCode));
    await completeDevice(authlete, String(userCode));
    (await authlete.world()).clock.advance(10_000);
    await pollDevice(authlete, String(deviceCode));
    (await authlete.world()).clock.advance(10_000);
    await pollDevice(authlete, String(deviceCode));
  }),
);

export const ciba = steps(
  ['asked', 'issued', 'completed', 'redeemed'],
  await recorded(async (authlete) => {
    const { ticket } = await askBackchannel(authlete);
    const { authReqId } = await issueBackchannel(authlete, String(ticket));
    await completeBackchannel(authlete, String(ticket));
    await pollBackchannel(authlete, String(authReqId));
  }),
);

/** A request that the user denies, and the rejection of a late decision. */
export const denied = steps(
  ['authorized', 'failed', 'issuedAfterwards'],
  await recorded(async (authlete) => {
    const { ticket } = await authorize(authlete);
    await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' });
    await issue(authlete, String(ticket));
  }),
);

/** Every flow, in its original order. */
export const flows = [code, pushed, device, ciba, denied].map((flow) => Object.values(flow));
