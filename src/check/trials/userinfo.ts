import { freshToken } from '../fresh-token.js';
import type { Trial } from './trial.js';

const withFreshToken = {
  prepare: (requests) => freshToken(requests),
  run: (requests, token) => requests.withToken('userinfo', token),
} satisfies Partial<Trial>;

const names = ['name', 'given_name', 'email'];

export const userinfoTrials: readonly Trial[] = [
  {
    operationId: 'auth_userinfo_api',
    actions: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN'],
    ...withFreshToken,
  },
  {
    operationId: 'auth_userinfo_api',
    actions: ['OK'],
    natural: true,
    patch: { claims: names, userInfoClaims: '{"name":{"essential":true}}' },
    ...withFreshToken,
  },
  {
    operationId: 'auth_userinfo_api',
    actions: ['OK'],
    natural: true,
    patch: { claims: names, consentedClaims: ['name'] },
    ...withFreshToken,
  },
  {
    operationId: 'auth_userinfo_api',
    actions: ['OK'],
    natural: true,
    conditions: ['user-gone'],
    patch: { claims: names, subject: 'a-user-that-does-not-exist' },
    ...withFreshToken,
  },
  { operationId: 'auth_userinfo_issue_api', ...withFreshToken },
];
