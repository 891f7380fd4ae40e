import { isSuccess } from '../../spec/success.js';
import { check } from '../check.js';
import { isKnownAction } from '../known-action.js';
import { isAnswered } from '../subject.js';

/** What an action that grants something must bring. */
const demanded: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  auth_authorization_api: {
    INTERACTION: ['ticket', 'client', 'service'],
    NO_INTERACTION: ['ticket', 'client', 'service'],
  },
  attestation_challenge_api: { OK: ['attestationChallenge'] },
  getAuthorizationTicketInfo: { OK: ['info'] },
  updateAuthorizationTicket: { OK: ['info'] },
  auth_introspection_api: { OK: ['clientId'] },
  auth_token_api: {
    OK: ['accessToken', 'clientId'],
    PASSWORD: ['ticket', 'username', 'password', 'clientId'],
    TOKEN_EXCHANGE: ['subjectToken'],
    JWT_BEARER: ['assertion'],
    NATIVE_SSO: ['accessToken', 'clientId'],
    ID_TOKEN_REISSUABLE: ['accessToken', 'refreshToken', 'clientId', 'subject'],
  },
  auth_token_create_api: { OK: ['accessToken', 'clientId', 'expiresIn'] },
  auth_token_issue_api: { OK: ['accessToken', 'clientId', 'subject'] },
  auth_userinfo_api: { OK: ['clientId', 'subject', 'token'] },
  backchannel_authentication_api: { USER_IDENTIFICATION: ['ticket', 'clientId'] },
  backchannel_authentication_issue_api: { OK: ['authReqId', 'expiresIn'] },
  backchannel_authentication_complete_api: {
    NO_ACTION: ['clientId', 'authReqId'],
    NOTIFICATION: ['clientId', 'authReqId'],
  },
  backchannel_logout_token_api: { OK: ['logoutToken'] },
  client_registration_api: { CREATED: ['client'] },
  client_registration_get_api: { OK: ['client'] },
  client_registration_update_api: { UPDATED: ['client'] },
  device_authorization_api: { OK: ['clientId', 'deviceCode', 'userCode', 'verificationUri', 'expiresIn'] },
  device_verification_api: { VALID: ['clientId'] },
  federation_registration_api: { OK: ['client'] },
  hsk_create_api: { SUCCESS: ['hsk'] },
  hsk_get_api: { SUCCESS: ['hsk'] },
  idtoken_reissue_api: { OK: ['idToken'] },
  native_sso_api: { OK: ['idToken'] },
  native_sso_logout_api: { OK: ['count'] },
  pushed_auth_req_api: { CREATED: ['requestUri'] },
  vci_offer_create_api: { CREATED: ['info'] },
  vci_offer_info_api: { OK: ['info'] },
  vci_single_parse_api: { OK: ['info'] },
  vci_batch_parse_api: { OK: ['info'] },
  vci_deferred_parse_api: { OK: ['info'] },
  vci_nonce_api: { OK: ['cnonce'] },
  vci_single_issue_api: { ACCEPTED: ['transactionId'], ACCEPTED_JWT: ['transactionId'] },
};

/** What only an action that grants something brings. */
const onlyGranted = [
  'ticket',
  'authorizationCode',
  'accessToken',
  'jwtAccessToken',
  'refreshToken',
  'idToken',
  'authReqId',
  'deviceCode',
  'requestUri',
  'info',
  'hsk',
  'hsks',
  'logoutToken',
];

export default check({
  id: 'action-members',
  severity: 'error',
  about: 'An action brings the members that it stands for, and a refusal brings no ticket, code or token.',
  why: 'A server that takes the action at its word goes on without a ticket, or hands out a token of a refused request.',
  *run(subject) {
    const { exchange, operation, action, answer } = subject;
    if (action === undefined || answer === undefined || !isAnswered(subject)) return;
    if (!isKnownAction(subject, action)) return;
    const has = (name: string) => answer[name] !== undefined && answer[name] !== null && answer[name] !== '';
    for (const name of demanded[operation.operationId]?.[action] ?? []) {
      if (!has(name) && !exchange.partial)
        yield {
          message: `The action ${action} comes without ${name}.`,
          pointer: `/response/${name}`,
          expected: name,
          got: 'none',
        };
    }
    if (isSuccess(operation.operationId, action)) return;
    for (const name of onlyGranted.filter(has)) {
      yield {
        message: `The action ${action} comes with ${name}.`,
        pointer: `/response/${name}`,
        expected: 'none',
        got: name,
      };
    }
  },
});
