import type { Trial } from './trial.js';

export const parTrials: readonly Trial[] = (['basic', 'post'] as const).map((client) => ({
  operationId: 'pushed_auth_req_api',
  run: (requests) => requests.push(client),
}));
