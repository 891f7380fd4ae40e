import type { AuthleteOptions } from '../../../src/index.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { askBackchannel, askDevice, decoupledData } from '../../support/decisions.js';
import { authorize, encoded, issue, redeem, requestToken, ticketFor, tokensFor } from '../../support/flow.js';
import { tap } from '../../support/tap.js';
import { introspect, refresh, revoke, userInfo } from '../../support/tokens.js';

/** Returns the exchanges of a mock during some calls. */
export async function recorded(
  play: (authlete: TestAuthlete) => Promise<unknown>,
  options: AuthleteOptions = { fixtures: decoupledData() },
): Promise<HttpExchange[]> {
  const authlete = testAuthlete(options, { counts: false });
  const seen = tap(authlete);
  await play(authlete);
  return seen;
}

/** Successful and failed calls of many operations, all of which match the contract. */
export const good: readonly HttpExchange[] = await recorded(async (authlete) => {
  const { accessToken, refreshToken } = await tokensFor(authlete);
  await introspect(authlete, accessToken);
  await introspect(authlete, 'never-issued');
  await userInfo(authlete, accessToken);
  await refresh(authlete, refreshToken);
  await revoke(authlete, accessToken);
  await authorize(authlete, { redirect_uri: 'https://elsewhere.example.com/' });
  await authorize(authlete, { response_type: 'code', prompt: 'none' });
  await authlete.call('auth_authorization_fail_api', { ticket: await ticketFor(authlete), reason: 'DENIED' });
  await issue(authlete, 'no-ticket');
  await redeem(authlete, 'no-code');
  await requestToken(authlete, { grant_type: 'password', username: 'joe', password: 'secret' });
  const { clientId, clientSecret, redirectUri } = authlete.confidential;
  const pushed = encoded({ response_type: 'code', client_id: String(clientId), redirect_uri: redirectUri });
  await authlete.call('pushed_auth_req_api', {
    parameters: pushed,
    clientId: String(clientId),
    clientSecret,
  });
  await authlete.call('pushed_auth_req_api', { parameters: pushed });
  await askDevice(authlete);
  await askBackchannel(authlete);
  await authlete.call('client_get_list_api');
  await authlete.call('service_get_api');
  await authlete.call('service_jwks_get_api');
  await authlete.call('service_configuration_api');
  await authlete.call('auth_token_get_list_api');
  await authlete.call('auth_token_api', { parameters: '' }, { token: '' });
});

/** Returns the call of an operation with this action or, without actions, this status. */
export function goodOne(operation: string, answer: string | number): HttpExchange {
  const found = good.find(({ target, status, response }) => {
    const action = response.kind === 'json' && Object(response.value)['action'];
    return target.split('?')[0]?.endsWith(operation) && (action || status) === answer;
  });
  if (found === undefined) throw new Error(`No ${operation} was answered ${answer}.`);
  return found;
}
