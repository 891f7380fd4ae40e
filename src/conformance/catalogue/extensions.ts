import { row } from '../row.js';

const unknownToken = 'There is no such token.';

/** Federation, grant management, hardware security keys, ID token reissue, JOSE and native SSO. */
export const extensions = [
  row('federation_configuration_api', 'entity configuration').reads(
    'It creates the entity configuration from the settings.',
    {
      request: () => ({ body: {} }),
      answers: ['OK'],
      off: ['NOT_FOUND'],
    },
  ),
  row('federation_registration_api', 'malformed JWT').reads(
    'A malformed entity configuration does not register a client.',
    {
      request: () => ({ body: { entityConfiguration: 'no JWT' } }),
      answers: ['BAD_REQUEST'],
      off: ['NOT_FOUND'],
    },
  ),
  row('grant_m_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, gmAction: 'QUERY', grantId: absent } }),
    answers: ['UNAUTHORIZED'],
  }),
  row('hsk_get_list_api', 'list').reads('It lists the keys of the service.', {
    answers: ['SUCCESS'],
    off: ['INVALID_REQUEST'],
  }),
  row('hsk_get_api', 'unknown key').reads('There is no such key.', {
    request: ({ absent }) => ({ path: { handle: absent } }),
    answers: ['NOT_FOUND'],
    off: ['INVALID_REQUEST'],
  }),
  row('idtoken_reissue_api', 'unknown tokens').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, refreshToken: absent } }),
    answers: ['CALLER_ERROR', 'INTERNAL_SERVER_ERROR'],
  }),
  row('jose_verify_api', 'malformed JOSE object').reads(
    'It verifies the JOSE object in the call and stores nothing.',
    {
      request: () => ({ body: { jose: 'no JOSE' } }),
    },
  ),
  row('native_sso_api', 'unknown tokens').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, deviceSecret: absent } }),
    answers: ['CALLER_ERROR', 'INTERNAL_SERVER_ERROR'],
  }),
  row('native_sso_logout_api', 'unknown session').reads('The session does not exist, so it has no tokens.', {
    request: ({ absent }) => ({ body: { sessionId: absent } }),
    answers: ['OK'],
    off: ['SERVER_ERROR', 'CALLER_ERROR'],
  }),
];
