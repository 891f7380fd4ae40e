import { contentValues } from '../content-values.js';
import { credentialTable } from './credentials.js';
import {
  issuedTokens,
  one,
  revoked,
  type Take,
  ticketFailed,
  ticketIssued,
  ticketSpent,
  tokenUsed,
} from './take.js';

/** RFC 7662, section 2.2: a token that does not work is an answer, too. */
const tokenUsedIfActive: Take = ({ parameters, answer: { responseContent } }) => {
  const active = typeof responseContent === 'string' && contentValues(responseContent)?.get('active');
  return active === 'true' ? [one('accessToken', 'used', parameters.get('token'))] : [];
};

const authorized: Take = (exchanged) => {
  const uri = exchanged.parameters.get('request_uri');
  const pushed = uri?.startsWith('urn:') || uri?.startsWith('{{') ? uri : undefined;
  return [...ticketIssued(exchanged), one('requestUri', 'spent', pushed)];
};

const redeemed: Take = (exchanged) => {
  const { parameters, answer } = exchanged;
  const presented = parameters.get('refresh_token');
  const successor = typeof answer['refreshToken'] === 'string' ? answer['refreshToken'] : undefined;
  const refresh = one('refreshToken', successor === presented ? 'used' : 'spent', presented);
  return [
    one('code', 'spent', parameters.get('code')),
    one('preAuthorizedCode', 'spent', parameters.get('pre-authorized_code')),
    one('deviceCode', 'spent', parameters.get('device_code')),
    one('authReqId', 'spent', parameters.get('auth_req_id')),
    refresh && { ...refresh, successor },
    ...issuedTokens(exchanged),
  ];
};

const issued: Take = (exchanged) => [
  ...ticketSpent(exchanged),
  one('code', 'issued', exchanged.answer['authorizationCode']),
  ...issuedTokens(exchanged),
];

const backchannelFailed: Take = ({ sent }) =>
  (['ticket', 'decision'] as const).map((kind) => {
    const failed = one(kind, 'failed', sent['ticket']);
    // CIBA: the service takes any ticket, and none.
    return failed && { ...failed, forgiving: true };
  });

/** By operation and action, `-` where there is none. */
export const table: Readonly<Record<string, Readonly<Record<string, Take>>>> = {
  auth_authorization_api: { INTERACTION: authorized, NO_INTERACTION: authorized },
  auth_authorization_issue_api: { LOCATION: issued, FORM: issued },
  auth_authorization_fail_api: { LOCATION: ticketFailed, FORM: ticketFailed },
  auth_token_api: {
    OK: redeemed,
    ID_TOKEN_REISSUABLE: redeemed,
    NATIVE_SSO: redeemed,
    PASSWORD: ticketIssued,
  },
  auth_token_issue_api: { OK: (exchanged) => [...ticketSpent(exchanged), ...issuedTokens(exchanged)] },
  auth_token_fail_api: { BAD_REQUEST: ticketFailed },
  auth_token_create_api: { OK: issuedTokens },
  auth_introspection_api: { OK: tokenUsed },
  auth_introspection_standard_api: { OK: tokenUsedIfActive },
  auth_userinfo_api: { OK: tokenUsed },
  auth_userinfo_issue_api: { JSON: tokenUsed, JWT: tokenUsed },
  auth_revocation_api: { OK: ({ parameters }) => revoked(parameters.get('token')) },
  auth_token_delete_api: { '-': ({ last }) => revoked(last) },
  auth_token_revoke_api: {
    '-': ({ sent }) => [
      ...revoked(sent['accessTokenIdentifier']),
      ...revoked(sent['refreshTokenIdentifier']),
    ],
  },
  grant_m_api: { OK: tokenUsed, NO_CONTENT: tokenUsed },
  pushed_auth_req_api: { CREATED: ({ answer }) => [one('requestUri', 'issued', answer['requestUri'])] },
  backchannel_authentication_api: {
    USER_IDENTIFICATION: (exchanged) => [
      ...ticketIssued(exchanged),
      one('decision', 'issued', exchanged.answer['ticket']),
    ],
  },
  backchannel_authentication_fail_api: {
    FORBIDDEN: backchannelFailed,
    BAD_REQUEST: backchannelFailed,
    INTERNAL_SERVER_ERROR: backchannelFailed,
  },
  backchannel_authentication_issue_api: {
    OK: (exchanged) => [...ticketSpent(exchanged), one('authReqId', 'issued', exchanged.answer['authReqId'])],
  },
  backchannel_authentication_complete_api: {
    NO_ACTION: ({ sent }) => [one('decision', 'spent', sent['ticket'])],
    NOTIFICATION: (exchanged) => [
      one('decision', 'spent', exchanged.sent['ticket']),
      ...issuedTokens(exchanged),
    ],
  },
  device_authorization_api: {
    OK: ({ answer }) => [
      one('deviceCode', 'issued', answer['deviceCode']),
      one('decision', 'issued', answer['userCode']),
    ],
  },
  ...credentialTable,
  device_complete_api: { SUCCESS: ({ sent }) => [one('decision', 'spent', sent['userCode'])] },
};
