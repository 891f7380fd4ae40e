import { row } from '../row.js';
import { subject } from './authorization-request.js';

const tokenOfNothing = 'There is no such token.';
const looksOnly = 'It changes nothing, and needs a token of the temporary client.';

export const userinfo = [
  row('auth_userinfo_api', 'unknown token').reads(tokenOfNothing, {
    request: ({ absent }) => ({ body: { token: absent } }),
    answers: ['UNAUTHORIZED'],
  }),
  row('auth_userinfo_api', 'access token').writes(looksOnly, {
    needs: ['accessToken', 'signingKeys'],
    request: ({ accessToken }) => ({ body: { token: accessToken } }),
    answers: ['OK'],
  }),
  row('auth_userinfo_issue_api', 'unknown token').reads(tokenOfNothing, {
    request: ({ absent }) => ({ body: { token: absent } }),
    answers: ['UNAUTHORIZED'],
  }),
  row('auth_userinfo_issue_api', 'access token').writes(looksOnly, {
    needs: ['accessToken', 'signingKeys'],
    request: ({ accessToken }) => ({
      body: { token: accessToken, claims: JSON.stringify({ name: subject }) },
    }),
    answers: ['JSON', 'JWT'],
  }),
];
