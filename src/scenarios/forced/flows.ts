import type { BranchClient } from './branch-client.js';

/** RFC 8628, section 3.4. */
const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
/** CIBA Core, section 10.1. */
const cibaGrant = 'urn:openid:params:grant-type:ciba';

export type OAuthParameters = Readonly<Record<string, string | undefined>>;
type ResponseMembers = Readonly<Record<string, unknown>>;

/** Form-encodes OAuth parameters. Parameters that are `undefined` are left out. */
export const encoded = (parameters: OAuthParameters): string =>
  new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();

/** Builds an authorization request of the client. */
export const authorizationRequest = (
  { client }: BranchClient,
  parameters: OAuthParameters = {},
): { parameters: string } => ({
  parameters: encoded({
    response_type: 'code',
    client_id: String(client.clientId),
    redirect_uri: client.redirectUris?.[0],
    scope: 'openid',
    ...parameters,
  }),
});

export const text = (answer: ResponseMembers, member: string): string => {
  const value = answer[member];
  return typeof value === 'string' ? value : '';
};

export const ticketFor = async (client: BranchClient, parameters: OAuthParameters = {}): Promise<string> =>
  text(await client.answer('auth_authorization_api', authorizationRequest(client, parameters)), 'ticket');

export const tokenRequest = ({ credentials }: BranchClient, parameters: OAuthParameters) => ({
  parameters: encoded(parameters),
  ...credentials,
});

/** Runs an authorization to its end and builds the token request for its code. */
export async function codeExchange(
  client: BranchClient,
  subject: string,
  parameters: OAuthParameters = {},
  more: object = {},
) {
  const ticket = await ticketFor(client, parameters);
  const issued = await client.answer('auth_authorization_issue_api', { ticket, subject, ...more });
  return tokenRequest(client, {
    grant_type: 'authorization_code',
    code: text(issued, 'authorizationCode'),
    redirect_uri: client.client.redirectUris?.[0],
  });
}

export const tokensFor = async (
  client: BranchClient,
  subject: string,
  parameters: OAuthParameters = {},
  more: object = {},
): Promise<ResponseMembers> =>
  client.answer('auth_token_api', await codeExchange(client, subject, parameters, more));

export const refreshRequest = async (client: BranchClient, subject: string) =>
  tokenRequest(client, {
    grant_type: 'refresh_token',
    refresh_token: text(await tokensFor(client, subject), 'refreshToken'),
  });

/** Issues a device code and a user code. */
export const deviceFor = (client: BranchClient): Promise<ResponseMembers> =>
  client.answer('device_authorization_api', tokenRequest(client, { scope: 'openid' }));

export async function deviceCodeRequest(client: BranchClient, subject: string) {
  const device = await deviceFor(client);
  const userCode = text(device, 'userCode');
  await client.answer('device_complete_api', { userCode, result: 'AUTHORIZED', subject });
  return tokenRequest(client, { grant_type: deviceCodeGrant, device_code: text(device, 'deviceCode') });
}

export const backchannelRequest = (client: BranchClient, subject: string) =>
  tokenRequest(client, { scope: 'openid', login_hint: subject, client_notification_token: 'notify-me' });

export const backchannelTicket = async (client: BranchClient, subject: string): Promise<string> =>
  text(await client.answer('backchannel_authentication_api', backchannelRequest(client, subject)), 'ticket');

export async function cibaRequest(client: BranchClient, subject: string) {
  const ticket = await backchannelTicket(client, subject);
  const issued = await client.answer('backchannel_authentication_issue_api', { ticket });
  await client.answer('backchannel_authentication_complete_api', { ticket, result: 'AUTHORIZED', subject });
  return tokenRequest(client, { grant_type: cibaGrant, auth_req_id: text(issued, 'authReqId') });
}
