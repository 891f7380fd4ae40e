import { row } from '../row.js';

const tokenOfNothing = 'There is no such token.';

/** Federation, grant management, hardware security keys, ID token reissue, JOSE and native SSO. */
export const extensions = [
  row('federation_configuration_api', 'entity configuration').reads('It signs what the settings say.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
    off: ['NOT_FOUND'],
  }),
  row('federation_registration_api', 'no JWT').reads(
    'An entity configuration that cannot be read registers nobody.',
    {
      request: () => ({ body: { entityConfiguration: 'no JWT' } }),
      answers: ['BAD_REQUEST'],
      off: ['NOT_FOUND'],
    },
  ),
  row('grant_m_api', 'unknown token').reads(tokenOfNothing, {
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
  row('idtoken_reissue_api', 'unknown tokens').reads(tokenOfNothing, {
    request: ({ absent }) => ({ body: { accessToken: absent, refreshToken: absent } }),
    answers: ['CALLER_ERROR', 'INTERNAL_SERVER_ERROR'],
  }),
  row('jose_verify_api', 'no JOSE object').reads('It only looks at what it is sent.', {
    request: () => ({ body: { jose: 'no JOSE' } }),
  }),
  row('native_sso_api', 'unknown tokens').reads(tokenOfNothing, {
    request: ({ absent }) => ({ body: { accessToken: absent, deviceSecret: absent } }),
    answers: ['CALLER_ERROR', 'INTERNAL_SERVER_ERROR'],
  }),
  row('native_sso_logout_api', 'unknown session').reads('No token belongs to such a session.', {
    request: ({ absent }) => ({ body: { sessionId: absent } }),
    answers: ['OK'],
    off: ['SERVER_ERROR', 'CALLER_ERROR'],
  }),
];
