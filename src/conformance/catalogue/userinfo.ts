import { row } from '../row.js';
import { subject } from './authorization-request.js';

const unknownToken = 'There is no such token.';
const looksOnly = 'It changes nothing, but requires a token of the temporary client.';

export const userinfo = [
  row('auth_userinfo_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { token: absent } }),
    answers: ['UNAUTHORIZED'],
  }),
  row('auth_userinfo_api', 'access token').writes(looksOnly, {
    needs: ['accessToken', 'signingKeys'],
    request: ({ accessToken }) => ({ body: { token: accessToken } }),
    answers: ['OK'],
  }),
  row('auth_userinfo_issue_api', 'unknown token').reads(unknownToken, {
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
