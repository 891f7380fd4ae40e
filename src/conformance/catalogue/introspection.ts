import { form } from '../form.js';
import { row } from '../row.js';

const unknownToken = 'There is no such token.';
const looksOnly = 'It changes nothing, but requires a token of the temporary client.';

export const introspection = [
  row('auth_introspection_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { token: absent } }),
    answers: ['UNAUTHORIZED'],
  }),
  row('auth_introspection_api', 'access token').writes(looksOnly, {
    needs: ['accessToken'],
    request: ({ accessToken }) => ({ body: { token: accessToken } }),
    answers: ['OK'],
  }),
  row('auth_introspection_api', 'scope not granted').writes(looksOnly, {
    needs: ['accessToken', 'scopeNotGranted'],
    request: ({ accessToken, scopeNotGranted }) => ({
      body: { token: accessToken, scopes: [scopeNotGranted] },
    }),
    answers: ['FORBIDDEN'],
  }),
  row('auth_introspection_standard_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { parameters: form({ token: absent }) } }),
    answers: ['OK'],
  }),
  row('auth_introspection_standard_api', 'access token').writes(looksOnly, {
    needs: ['accessToken'],
    request: ({ accessToken }) => ({ body: { parameters: form({ token: accessToken }) } }),
    answers: ['OK'],
  }),
];
