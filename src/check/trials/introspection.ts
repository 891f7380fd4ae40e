import { freshToken } from '../fresh-token.js';
import type { Trial } from './trial.js';

const prepare: Trial['prepare'] = (requests) => freshToken(requests);

export const introspectionTrials: readonly Trial[] = [
  {
    operationId: 'auth_introspection_standard_api',
    actions: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'OK'],
    prepare,
    run: (requests, token) => requests.introspect(token, requests.server.resourceServer),
  },
  {
    operationId: 'auth_introspection_standard_api',
    actions: ['JWT'],
    prepare,
    impossible: ({ request }) =>
      typeof request['httpAcceptHeader'] === 'string'
        ? undefined
        : 'The server does not pass on the Accept header, so that it never gets a JWT.',
    run: (requests, token) =>
      requests.introspect(token, requests.server.resourceServer, {
        accept: 'application/token-introspection+jwt',
      }),
  },
  {
    operationId: 'auth_introspection_api',
    at: 'resource',
    prepare,
    run: (requests, token) => requests.withToken('resource', token),
  },
];
