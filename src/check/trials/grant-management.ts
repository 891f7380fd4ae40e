import { freshToken } from '../fresh-token.js';
import type { Requests } from '../requests.js';
import type { Trial } from './trial.js';

const at = (requests: Requests): URL =>
  new URL(`${requests.endpoint('grant-management').href.replace(/\/$/, '')}/grant-of-the-check`);

const asking = (method: 'GET' | 'DELETE', scope: string) =>
  ({
    operationId: 'grant_m_api',
    prepare: (requests) => freshToken(requests, [scope]),
    run: (requests, token) => requests.withToken(at(requests), token, { method }),
  }) satisfies Trial;

export const grantManagementTrials: readonly Trial[] = [
  {
    ...asking('GET', 'grant_management_query'),
    actions: ['OK', 'UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'CALLER_ERROR', 'AUTHLETE_ERROR'],
  },
  { ...asking('DELETE', 'grant_management_revoke'), actions: ['NO_CONTENT', 'NOT_FOUND'] },
];
