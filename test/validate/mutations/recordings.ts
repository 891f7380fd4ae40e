import type { HttpExchange } from '../../../src/validate/exchange.js';
import type { TestAuthlete } from '../../support/authlete.js';
import {
  authReqIdFor,
  backchannelTicket,
  completeBackchannel,
  completeDevice,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../../support/decisions.js';
import { codeFor, encoded, goodRequest, requestToken, ticketFor, tokensFor } from '../../support/flow.js';
import { introspect, refresh, revoke, userInfo } from '../../support/tokens.js';
import { type Flow, recorded } from './flows/recorded.js';

const standard = (authlete: TestAuthlete, token: string) =>
  authlete.call('auth_introspection_standard_api', { parameters: encoded({ token }) });

/** All that accepts an access token. */
export async function useEverywhere(authlete: TestAuthlete, token: string): Promise<void> {
  await introspect(authlete, token);
  await standard(authlete, token);
  await userInfo(authlete, token);
  await authlete.call('auth_userinfo_issue_api', { token });
}

async function password(authlete: TestAuthlete): Promise<string> {
  const { ticket } = await requestToken(authlete, {
    grant_type: 'password',
    username: 'joe',
    password: 'secret',
  });
  return ticket ?? '';
}

/** Whole flows that the order of exchanges is tried with. */
const flows = {
  code: async (authlete) => {
    await authlete.call('service_jwks_get_api');
    await useEverywhere(authlete, (await tokensFor(authlete)).accessToken);
  },
  hybrid: async (authlete) => {
    await codeFor(authlete, {
      response_type: 'code id_token',
      redirect_uri: 'https://client.example.com/callback',
    });
    await authlete.call('service_jwks_get_api');
  },
  pushed: async (authlete) => {
    const { clientId, clientSecret } = authlete.confidential;
    const parameters = encoded(goodRequest(authlete.confidential));
    const pushed = await authlete.call('pushed_auth_req_api', {
      parameters,
      clientId: String(clientId),
      clientSecret,
    });
    const by = { client_id: String(clientId), request_uri: pushed.body.requestUri };
    await authlete.call('auth_authorization_api', { parameters: encoded(by) });
  },
  failed: async (authlete) =>
    authlete.call('auth_authorization_fail_api', { ticket: await ticketFor(authlete), reason: 'DENIED' }),
  refreshed: async (authlete) => refresh(authlete, (await tokensFor(authlete)).refreshToken),
  revoked: async (authlete) => {
    const { accessToken } = await tokensFor(authlete);
    await useEverywhere(authlete, accessToken);
    await revoke(authlete, accessToken);
  },
  revokedRefresh: async (authlete) => {
    const { refreshToken } = await tokensFor(authlete);
    const refreshed = await refresh(authlete, refreshToken);
    await revoke(authlete, refreshed.refreshToken ?? '');
  },
  deleted: async (authlete) => {
    const { accessToken } = await tokensFor(authlete);
    await introspect(authlete, accessToken);
    await authlete.call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier: accessToken } });
  },
  revokedByServer: async (authlete) => {
    const { accessToken } = await tokensFor(authlete);
    await introspect(authlete, accessToken);
    await authlete.call('auth_token_revoke_api', { accessTokenIdentifier: accessToken });
  },
  device: async (authlete) => {
    const { deviceCode, userCode } = await deviceCodes(authlete);
    await completeDevice(authlete, userCode);
    await pollDevice(authlete, deviceCode);
  },
  backchannel: async (authlete) => {
    const { ticket, authReqId } = await authReqIdFor(authlete);
    await completeBackchannel(authlete, ticket);
    await pollBackchannel(authlete, authReqId);
  },
  backchannelFailed: async (authlete) =>
    authlete.call('backchannel_authentication_fail_api', {
      ticket: await backchannelTicket(authlete),
      reason: 'ACCESS_DENIED',
    }),
  password: async (authlete) =>
    authlete.call('auth_token_issue_api', { ticket: await password(authlete), subject: 'joe' }),
  passwordFailed: async (authlete) =>
    authlete.call('auth_token_fail_api', {
      ticket: await password(authlete),
      reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS',
    }),
} satisfies Record<string, Flow>;

export type FlowName = keyof typeof flows;
export type Recordings = Readonly<Record<FlowName, readonly HttpExchange[]>>;

/** Recordings of flows, each with a separate mock. */
export async function recordings(): Promise<Recordings> {
  const made: Partial<Record<string, readonly HttpExchange[]>> = {};
  for (const [name, flow] of Object.entries(flows)) made[name] = await recorded(name, flow);
  // One for each of the flows.
  return made as Recordings;
}
