import { freshToken } from '../fresh-token.js';
import type { Trial } from './trial.js';

const prepare: Trial['prepare'] = (requests) => freshToken(requests);

export const revocationTrials: readonly Trial[] = [
  ...(['basic', 'post'] as const).map(
    (client): Trial => ({
      operationId: 'auth_revocation_api',
      prepare,
      run: (requests, token) => requests.asClient('revocation', { token }, client),
    }),
  ),
  {
    operationId: 'auth_revocation_api',
    actions: ['OK'],
    natural: true,
    prepare,
    run: (requests, token) => requests.asClient('revocation', { token, callback: 'done' }, 'basic'),
  },
];
