import type { Trial } from './trial.js';

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
  { client }: Trial,
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

export const ticketFor = async (trial: Trial, parameters: OAuthParameters = {}): Promise<string> =>
  text(await trial.answer('auth_authorization_api', authorizationRequest(trial, parameters)), 'ticket');

export const tokenRequest = ({ credentials }: Trial, parameters: OAuthParameters) => ({
  parameters: encoded(parameters),
  ...credentials,
});

/** Runs an authorization to its end and builds the token request for its code. */
export async function codeExchange(
  trial: Trial,
  subject: string,
  parameters: OAuthParameters = {},
  more: object = {},
) {
  const ticket = await ticketFor(trial, parameters);
  const issued = await trial.answer('auth_authorization_issue_api', { ticket, subject, ...more });
  return tokenRequest(trial, {
    grant_type: 'authorization_code',
    code: text(issued, 'authorizationCode'),
    redirect_uri: trial.client.redirectUris?.[0],
  });
}

export const tokensFor = async (
  trial: Trial,
  subject: string,
  parameters: OAuthParameters = {},
  more: object = {},
): Promise<ResponseMembers> =>
  trial.answer('auth_token_api', await codeExchange(trial, subject, parameters, more));

export const refreshRequest = async (trial: Trial, subject: string) =>
  tokenRequest(trial, {
    grant_type: 'refresh_token',
    refresh_token: text(await tokensFor(trial, subject), 'refreshToken'),
  });

/** Issues a device code and a user code. */
export const deviceFor = (trial: Trial): Promise<ResponseMembers> =>
  trial.answer('device_authorization_api', tokenRequest(trial, { scope: 'openid' }));

export async function deviceCodeRequest(trial: Trial, subject: string) {
  const device = await deviceFor(trial);
  const userCode = text(device, 'userCode');
  await trial.answer('device_complete_api', { userCode, result: 'AUTHORIZED', subject });
  return tokenRequest(trial, { grant_type: deviceCodeGrant, device_code: text(device, 'deviceCode') });
}

export const backchannelRequest = (trial: Trial, subject: string) =>
  tokenRequest(trial, { scope: 'openid', login_hint: subject, client_notification_token: 'notify-me' });

export const backchannelTicket = async (trial: Trial, subject: string): Promise<string> =>
  text(await trial.answer('backchannel_authentication_api', backchannelRequest(trial, subject)), 'ticket');

export async function cibaRequest(trial: Trial, subject: string) {
  const ticket = await backchannelTicket(trial, subject);
  const issued = await trial.answer('backchannel_authentication_issue_api', { ticket });
  await trial.answer('backchannel_authentication_complete_api', { ticket, result: 'AUTHORIZED', subject });
  return tokenRequest(trial, { grant_type: cibaGrant, auth_req_id: text(issued, 'authReqId') });
}
