import { type TestAuthlete, testAuthlete } from './authlete.js';
import { type Changes, demoWith } from './demo.js';
import { encoded, type OAuthParameters, requestToken } from './flow.js';

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const cibaGrant = 'urn:openid:params:grant-type:ciba';

const grantTypes = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE', 'CIBA'] as const;

/** A service with the device flow and CIBA, and a confidential and a public client that may use them. */
export const decoupledData = ({ service, confidential, publicClient }: Changes = {}) =>
  demoWith({
    service: {
      supportedGrantTypes: [...grantTypes],
      deviceAuthorizationEndpoint: 'https://as.example.com/device_authorization',
      deviceVerificationUri: 'https://as.example.com/device',
      deviceVerificationUriComplete: 'https://as.example.com/device?user_code=USER_CODE',
      deviceFlowCodeDuration: 600,
      deviceFlowPollingInterval: 5,
      backchannelAuthenticationEndpoint: 'https://as.example.com/backchannel',
      supportedBackchannelTokenDeliveryModes: ['POLL', 'PING', 'PUSH'],
      backchannelAuthReqIdDuration: 300,
      backchannelPollingInterval: 5,
      supportedAcrs: ['gold', 'silver'],
      ...service,
    },
    confidential: {
      grantTypes: [...grantTypes],
      bcDeliveryMode: 'POLL',
      bcNotificationEndpoint: 'https://client.example.com/notified',
      ...confidential,
    },
    publicClient: { grantTypes: ['DEVICE_CODE', 'REFRESH_TOKEN', 'CIBA'], ...publicClient },
  });

/** Creates a mock with a frozen clock. */
export async function decoupled(changes: Changes = {}): Promise<TestAuthlete> {
  const authlete = testAuthlete({ fixtures: decoupledData(changes) });
  (await authlete.world()).clock.freeze();
  return authlete;
}

const basic = ({ confidential: { clientId, clientSecret } }: TestAuthlete) => ({
  clientId: String(clientId),
  clientSecret,
});

/** Calls /device/authorization as the confidential client. */
export async function askDevice(authlete: TestAuthlete, parameters: OAuthParameters = {}, more: object = {}) {
  const body = { parameters: encoded({ scope: 'openid', ...parameters }), ...basic(authlete), ...more };
  return (await authlete.call('device_authorization_api', body)).body;
}

export async function deviceCodes(authlete: TestAuthlete, parameters: OAuthParameters = {}) {
  const { deviceCode, userCode, resultMessage } = await askDevice(authlete, parameters);
  if (deviceCode === undefined || userCode === undefined) throw new Error(`No codes: ${resultMessage}`);
  return { deviceCode, userCode };
}

export const completeDevice = async (authlete: TestAuthlete, userCode: string, body: object = {}) =>
  (await authlete.call('device_complete_api', { userCode, result: 'AUTHORIZED', subject: 'joe', ...body }))
    .body;

export const pollDevice = (authlete: TestAuthlete, deviceCode: string, more: object = {}) =>
  requestToken(authlete, { grant_type: deviceGrant, device_code: deviceCode }, more);

/** Calls /backchannel/authentication as the confidential client. */
export async function askBackchannel(
  authlete: TestAuthlete,
  parameters: OAuthParameters = {},
  more: object = {},
) {
  const good = { scope: 'openid', login_hint: 'joe@example.com', client_notification_token: 'notify-me' };
  const body = { parameters: encoded({ ...good, ...parameters }), ...basic(authlete), ...more };
  return (await authlete.call('backchannel_authentication_api', body)).body;
}

export async function backchannelTicket(authlete: TestAuthlete, parameters: OAuthParameters = {}) {
  const { ticket, resultMessage } = await askBackchannel(authlete, parameters);
  if (ticket === undefined) throw new Error(`No ticket: ${resultMessage}`);
  return ticket;
}

export const issueBackchannel = async (authlete: TestAuthlete, ticket: string) =>
  (await authlete.call('backchannel_authentication_issue_api', { ticket })).body;

export async function authReqIdFor(authlete: TestAuthlete, parameters: OAuthParameters = {}) {
  const ticket = await backchannelTicket(authlete, parameters);
  const { authReqId, resultMessage } = await issueBackchannel(authlete, ticket);
  if (authReqId === undefined) throw new Error(`No auth_req_id: ${resultMessage}`);
  return { ticket, authReqId };
}

export const completeBackchannel = async (authlete: TestAuthlete, ticket: string, body: object = {}) =>
  (
    await authlete.call('backchannel_authentication_complete_api', {
      ticket,
      result: 'AUTHORIZED',
      subject: 'joe',
      ...body,
    })
  ).body;

export const pollBackchannel = (authlete: TestAuthlete, authReqId: string, more: object = {}) =>
  requestToken(authlete, { grant_type: cibaGrant, auth_req_id: authReqId }, more);

/** Parses the JSON content for the client. */
export const contentOf = ({ responseContent }: { responseContent?: string | null | undefined }) =>
  JSON.parse(responseContent ?? '');

/** Invalid calls that report a decision, keyed by the name of their result code in `codes`. */
export const badDecisions = (codes: Readonly<Record<string, string>>): [string, object][] =>
  [
    [codes['noResult'], { result: undefined }],
    [codes['noResult'], { result: 'MAYBE' }],
    [codes['noSubject'], { subject: '' }],
    [codes['longSubject'], { subject: 'x'.repeat(101) }],
    [codes['subjectNotAscii'], { subject: 'josé' }],
    [codes['longSub'], { sub: 'x'.repeat(101) }],
    [codes['subNotAscii'], { sub: 'josé' }],
    [codes['negativeAuthTime'], { authTime: -1 }],
    [codes['longAcr'], { acr: 'x'.repeat(201) }],
    [codes['acrNotAscii'], { acr: 'größer' }],
    [codes['claimsNotJson'], { claims: '[]' }],
    [codes['largeClaims'], { claims: JSON.stringify({ a: 'x'.repeat(65_536) }) }],
    [codes['largeProperties'], { properties: [{ key: 'a', value: 'x'.repeat(65_536) }] }],
    [codes['longErrorDescription'], { errorDescription: 'x'.repeat(201) }],
    [codes['longErrorUri'], { errorUri: `https://example.com/${'x'.repeat(200)}` }],
    [codes['errorUriNotAscii'], { errorUri: 'https://exämple.com/' }],
    [codes['headerParametersNotJson'], { idtHeaderParams: 'no json' }],
  ].map(([code, body]) => [String(code), Object(body)]);
