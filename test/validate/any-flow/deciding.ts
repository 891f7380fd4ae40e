import fc from 'fast-check';
import { encoded } from '../../support/flow.js';
import { loggedIn, login } from './authorizing.js';
import { at, mistake, scopeParameter, seldom, step, which } from './drawing.js';
import { clientAt, credentials, keep, keepTokens } from './flow.js';

const scope = scopeParameter;
const result = fc.oneof(
  { weight: 4, arbitrary: fc.constant('AUTHORIZED') },
  fc.constantFrom('ACCESS_DENIED', 'TRANSACTION_FAILED'),
);

const askDevice = step('askDevice', { client: fc.nat(1), scope }, async (flow, drawn) => {
  const by = clientAt(flow, drawn.client);
  const { clientId, ...secret } = credentials(flow, by);
  const parameters = encoded({
    scope: drawn.scope,
    ...('clientSecret' in secret ? {} : { client_id: clientId }),
  });
  const body = { parameters, clientId, ...secret };
  const { deviceCode, userCode } = (await flow.authlete.call('device_authorization_api', body)).body;
  keep(flow.deviceCodes, deviceCode, { by });
  keep(flow.userCodes, userCode, { by });
});

const verifyDevice = step('verifyDevice', { which, isUnknown: mistake }, async (flow, drawn) => {
  const userCode = at(flow.userCodes, drawn.which);
  if (userCode === undefined) return;
  const body = { userCode: drawn.isUnknown ? 'XXXX-XXXX' : userCode.value };
  await flow.authlete.call('device_verification_api', body);
});

const completeDevice = step('completeDevice', { which, result, ...login }, async (flow, drawn) => {
  const { which: number, ...decision } = drawn;
  const userCode = at(flow.userCodes, number);
  if (userCode === undefined) return;
  const body = { userCode: userCode.value, ...(await loggedIn(flow, decision)) };
  await flow.authlete.call('device_complete_api', body);
});

const asked = fc.record({
  scope: fc.constantFrom('openid', 'openid profile notes.read'),
  login_hint: fc.constantFrom('joe@example.com'),
  client_notification_token: fc.constantFrom('notify-me'),
  acr_values: seldom(fc.constantFrom('gold silver')),
  binding_message: seldom(fc.constantFrom('hello')),
  requested_expiry: seldom(fc.constantFrom('20', '1000')),
});

const askBackchannel = step('askBackchannel', { asked }, async (flow, drawn) => {
  const by = flow.authlete.confidential;
  const body = { parameters: encoded(drawn.asked), ...credentials(flow, by) };
  const { ticket } = (await flow.authlete.call('backchannel_authentication_api', body)).body;
  keep(flow.backchannelTickets, ticket, { by });
});

const issueBackchannel = step('issueBackchannel', { which }, async (flow, drawn) => {
  const ticket = at(flow.backchannelTickets, drawn.which);
  if (ticket === undefined) return;
  const body = { ticket: ticket.value };
  const { authReqId } = (await flow.authlete.call('backchannel_authentication_issue_api', body)).body;
  keep(flow.authReqIds, authReqId, ticket);
});

const reason = fc.constantFrom(
  ...['ACCESS_DENIED', 'EXPIRED_LOGIN_HINT_TOKEN', 'INVALID_BINDING_MESSAGE', 'INVALID_TARGET'],
  ...['INVALID_USER_CODE', 'MISSING_USER_CODE', 'SERVER_ERROR', 'UNAUTHORIZED_CLIENT', 'UNKNOWN_USER_ID'],
);
const failBackchannel = step('failBackchannel', { which, reason }, async (flow, drawn) => {
  const ticket = at(flow.backchannelTickets, drawn.which)?.value;
  if (ticket === undefined) return;
  await flow.authlete.call('backchannel_authentication_fail_api', { ticket, reason: drawn.reason });
});

const completeBackchannel = step('completeBackchannel', { which, result, ...login }, async (flow, drawn) => {
  const { which: number, ...decision } = drawn;
  const ticket = at(flow.backchannelTickets, number);
  if (ticket === undefined) return;
  const body = { ticket: ticket.value, ...(await loggedIn(flow, decision)) };
  keepTokens(
    flow,
    ticket.by,
    (await flow.authlete.call('backchannel_authentication_complete_api', body)).body,
  );
});

/** The device flow and CIBA, up to the decision of the user. */
export const deciding = {
  askDevice,
  verifyDevice,
  completeDevice,
  askBackchannel,
  issueBackchannel,
  failBackchannel,
  completeBackchannel,
} as const;
