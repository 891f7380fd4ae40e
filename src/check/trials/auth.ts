import type { Trial } from './trial.js';

const clientCredentials = { grant_type: 'client_credentials' };
const password = ({ name, password: secret }: { readonly name: string; readonly password: string }) => ({
  grant_type: 'password',
  username: name,
  password: secret,
  scope: 'profile',
});

/** A server that does not want this grant fails the ticket for a reason of its own. */
const wantsPassword: Trial['holds'] = (later) =>
  !later.some(
    ({ operationId, request }) => operationId === 'auth_token_fail_api' && request['reason'] === 'UNKNOWN',
  );

/** How to make a server call the operations of authorization, token, introspection, revocation and userinfo. */
export const authTrials: readonly Trial[] = [
  {
    operationId: 'auth_authorization_api',
    actions: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'LOCATION', 'FORM'],
    run: (requests) => requests.authorize(),
  },
  {
    operationId: 'auth_authorization_api',
    actions: ['INTERACTION'],
    natural: true,
    run: (requests) => requests.authorize(),
  },
  {
    operationId: 'auth_authorization_api',
    actions: ['INTERACTION'],
    natural: true,
    conditions: ['user-grants'],
    run: async (requests) => requests.decide(await requests.authorize(), 'grant'),
  },
  {
    operationId: 'auth_authorization_api',
    actions: ['INTERACTION'],
    natural: true,
    conditions: ['user-denies'],
    run: async (requests) => requests.decide(await requests.authorize(), 'deny'),
  },
  {
    operationId: 'auth_authorization_issue_api',
    run: async (requests) => requests.decide(await requests.authorize(), 'grant'),
  },
  {
    operationId: 'auth_authorization_fail_api',
    run: async (requests) => requests.decide(await requests.authorize(), 'deny'),
  },
  {
    operationId: 'auth_token_api',
    conditions: ['basic-credentials'],
    actions: ['INTERNAL_SERVER_ERROR', 'INVALID_CLIENT', 'BAD_REQUEST', 'OK'],
    run: (requests) => requests.token(clientCredentials, 'basic'),
  },
  {
    operationId: 'auth_token_api',
    conditions: ['no-authorization-header'],
    actions: ['INTERNAL_SERVER_ERROR', 'INVALID_CLIENT', 'BAD_REQUEST', 'OK'],
    run: (requests) => requests.token(clientCredentials, 'post'),
  },
  {
    operationId: 'auth_token_api',
    actions: ['PASSWORD'],
    natural: true,
    conditions: ['credentials-right'],
    holds: wantsPassword,
    run: (requests) => requests.token(password(requests.server.user)),
  },
  {
    operationId: 'auth_token_api',
    actions: ['PASSWORD'],
    natural: true,
    conditions: ['credentials-wrong'],
    holds: wantsPassword,
    run: (requests) => requests.token(password({ ...requests.server.user, password: 'wrong' })),
  },
  {
    operationId: 'auth_introspection_standard_api',
    run: async (requests) => {
      const { resourceServer } = requests.server;
      const token = await requests.accessToken();
      return requests.introspect(token, resourceServer);
    },
  },
  {
    operationId: 'auth_revocation_api',
    run: async (requests) =>
      requests.asClient('revocation', { token: await requests.accessToken() }, 'basic'),
  },
  {
    operationId: 'auth_userinfo_api',
    run: async (requests) => requests.withToken('userinfo', await requests.accessToken()),
  },
  {
    operationId: 'auth_userinfo_issue_api',
    run: async (requests) => requests.withToken('userinfo', await requests.accessToken()),
  },
  {
    operationId: 'pushed_auth_req_api',
    conditions: ['basic-credentials'],
    run: (requests) => requests.push('basic'),
  },
  {
    operationId: 'pushed_auth_req_api',
    conditions: ['no-authorization-header'],
    run: (requests) => requests.push('post'),
  },
];
