import fc from 'fast-check';
import type { TestClient } from '../../support/authlete.js';
import { cibaGrant, deviceGrant } from '../../support/decisions.js';
import { encoded, type OAuthParameters } from '../../support/flow.js';
import {
  at,
  duration,
  mistake,
  scopeParameter,
  seldom,
  someScopes,
  step,
  subject,
  which,
} from './drawing.js';
import { actor, credentials, type Flow, type Issues, keepTokens } from './flow.js';

const lifetimes = { accessTokenDuration: seldom(duration), refreshTokenDuration: seldom(duration) };
const used = { which, otherClient: mistake, ...lifetimes };

async function request(flow: Flow, by: TestClient, parameters: OAuthParameters, more: object = {}) {
  // A public client names itself in the request (RFC 6749, section 3.2.1).
  const { clientId, ...secret } = credentials(flow, by);
  const sent = 'clientSecret' in secret ? parameters : { ...parameters, client_id: clientId };
  const body = { parameters: encoded(sent), clientId, ...secret, ...more };
  const answer = (await flow.authlete.call('auth_token_api', body)).body;
  keepTokens(flow, by, answer);
  return answer;
}

const redeem = step(
  'redeem',
  { ...used, fault: seldom(fc.constantFrom('redirect_uri', 'no redirect_uri', 'code_verifier', 'code')) },
  async (flow, { which: number, otherClient, fault, ...more }) => {
    const code = at(flow.codes, number);
    if (code === undefined) return;
    const parameters = {
      grant_type: 'authorization_code',
      code: fault === 'code' ? 'never-issued' : code.value,
      redirect_uri:
        fault === 'redirect_uri'
          ? 'https://client.example.com/other'
          : fault === 'no redirect_uri'
            ? undefined
            : code.redirectUri,
      code_verifier: fault === 'code_verifier' ? 'w'.repeat(43) : code.verifier,
    };
    await request(flow, actor(flow, code, otherClient), parameters, more);
  },
);

const refresh = step(
  'refresh',
  { ...used, scope: seldom(someScopes.map((names) => names.join(' '))) },
  async (flow, { which: number, otherClient, scope, ...more }) => {
    const token = at(flow.refreshTokens, number);
    if (token === undefined) return;
    const parameters = { grant_type: 'refresh_token', refresh_token: token.value, scope };
    const answer = await request(flow, actor(flow, token, otherClient), parameters, more);
    if (answer.action !== 'ID_TOKEN_REISSUABLE') return;
    const body = {
      accessToken: answer.jwtAccessToken ?? answer.accessToken,
      refreshToken: answer.refreshToken,
    };
    await flow.authlete.call('idtoken_reissue_api', body);
  },
);

const clientCredentials = step(
  'clientCredentials',
  { scope: scopeParameter, ...lifetimes },
  async (flow, { scope, ...more }) =>
    request(flow, flow.authlete.confidential, { grant_type: 'client_credentials', scope }, more),
);

const password = step(
  'password',
  { scope: scopeParameter, refused: mistake, subject, ...lifetimes },
  async (flow, { scope, refused, subject: named, ...more }) => {
    const by = flow.authlete.confidential;
    const parameters = { grant_type: 'password', username: 'joe', password: 'secret', scope };
    const { ticket } = await request(flow, by, parameters);
    if (ticket === undefined) return;
    const reason = 'INVALID_RESOURCE_OWNER_CREDENTIALS';
    if (refused) return flow.authlete.call('auth_token_fail_api', { ticket, reason });
    const body = { ticket, subject: named, ...more };
    return keepTokens(flow, by, (await flow.authlete.call('auth_token_issue_api', body)).body);
  },
);

const poll = (name: string, grant_type: string, parameter: string, listOf: (flow: Flow) => Issues) =>
  step(name, used, async (flow, { which: number, otherClient, ...more }) => {
    const asked = at(listOf(flow), number);
    if (asked === undefined) return;
    await request(flow, actor(flow, asked, otherClient), { grant_type, [parameter]: asked.value }, more);
  });

/** The steps of a client at the token endpoint. */
export const redeeming = {
  redeem,
  refresh,
  clientCredentials,
  password,
  pollDevice: poll('pollDevice', deviceGrant, 'device_code', ({ deviceCodes }) => deviceCodes),
  pollBackchannel: poll('pollBackchannel', cibaGrant, 'auth_req_id', ({ authReqIds }) => authReqIds),
} as const;
