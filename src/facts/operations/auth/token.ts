import { type ActionFacts, facts } from '../../operation.js';

const id = 'auth_token_api';

const tokensIssued = {
  spends: {
    authorizationCode: 'parameters.code',
    preAuthorizedCode: 'parameters.pre-authorized_code',
    deviceCode: 'parameters.device_code',
    authReqId: 'parameters.auth_req_id',
    refreshToken: { from: 'parameters.refresh_token', if: 'refresh-token-rotated' },
  },
  issues: {
    accessToken: 'response.accessToken',
    refreshToken: 'response.refreshToken',
    idToken: 'response.idToken',
    grant: 'response.grantId',
  },
} as const satisfies ActionFacts<typeof id>;

/** POST /auth/token */
export default facts(id, {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'tokenResponse',
  actions: {
    INVALID_CLIENT: { typicalCode: 'A157305' },
    BAD_REQUEST: { typicalCode: 'A050305' },
    PASSWORD: {
      content: 'none',
      members: ['ticket', 'username', 'password', 'clientId'],
      issues: { ticket: 'response.ticket' },
    },
    OK: {
      content: 'json',
      members: ['accessToken', 'clientId'],
      typicalCode: 'A050001',
      ...tokensIssued,
    },
    TOKEN_EXCHANGE: { content: 'none', members: ['subjectToken'] },
    JWT_BEARER: { content: 'none', members: ['assertion'] },
    NATIVE_SSO: { content: 'none', members: ['accessToken', 'clientId'], ...tokensIssued },
    ID_TOKEN_REISSUABLE: {
      content: 'json',
      members: ['accessToken', 'refreshToken', 'clientId', 'subject'],
      ...tokensIssued,
    },
  },
});
