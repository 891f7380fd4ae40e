import { row } from '../row.js';
import { subject } from './authorization-request.js';

const unknownToken = 'There is no such token.';

const create = (name: string) =>
  row('auth_token_create_api', name).writes('It issues tokens to the temporary client.', {
    feature: 'authorization code',
    needs: ['client'],
    request: ({ client }) => ({
      body: { grantType: 'AUTHORIZATION_CODE', clientId: client.clientId, subject },
    }),
    answers: ['OK'],
    capture: ({ accessToken }) => ({ createdToken: accessToken }),
  });

export const tokenOperations = [
  create('token'),
  row('auth_token_get_list_api', 'tokens of an unknown user').reads(
    'It lists the tokens of an unknown user.',
    {
      request: ({ absent }) => ({ query: { subject: absent, start: 0, end: 1 } }),
    },
  ),
  row('auth_token_get_list_api', 'tokens of the client').writes(
    'It changes nothing, but requires the temporary client.',
    {
      needs: ['client'],
      request: ({ client }) => ({
        query: { clientIdentifier: String(client.clientId), start: 0, end: 5 },
      }),
    },
  ),
  row('auth_token_update_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent } }),
    answers: ['NOT_FOUND'],
  }),
  row('auth_token_update_api', 'token').writes('It stores a property with a token of the temporary client.', {
    needs: ['createdToken'],
    request: ({ createdToken }) => ({
      body: { accessToken: createdToken, properties: [{ key: 'key', value: 'value' }] },
    }),
    answers: ['OK'],
  }),
  row('auth_token_revoke_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessTokenIdentifier: absent } }),
    answers: [200, 404],
  }),
  row('auth_token_revoke_api', 'token').writes('It revokes a token of the temporary client.', {
    needs: ['createdToken'],
    request: ({ createdToken }) => ({ body: { accessTokenIdentifier: createdToken } }),
    capture: () => ({ createdToken: undefined }),
  }),
  create('token to delete'),
  row('auth_token_delete_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ path: { accessTokenIdentifier: absent } }),
    answers: [204, 404],
  }),
  row('auth_token_delete_api', 'token').writes('It deletes a token of the temporary client.', {
    needs: ['createdToken'],
    request: ({ createdToken }) => ({ path: { accessTokenIdentifier: createdToken } }),
    answers: [204],
    capture: () => ({ createdToken: undefined }),
  }),
  row('auth_token_create_batch_api', 'dry run').writes(
    'It stores the result of a dry run. No token is issued.',
    {
      feature: 'authorization code',
      needs: ['client'],
      request: ({ client }) => ({
        query: { dryRun: true },
        body: [{ grantType: 'AUTHORIZATION_CODE', clientId: client.clientId, subject }],
      }),
      capture: ({ requestId }) => ({ batch: requestId }),
    },
  ),
  row('auth_token_create_batch_status_api', 'unknown batch').reads('There is no such batch.', {
    request: ({ absent }) => ({ path: { tokenBatchRequestId: absent } }),
    answers: [404],
  }),
  row('auth_token_create_batch_status_api', 'dry run').writes('It changes nothing, but requires a batch.', {
    needs: ['batch'],
    request: ({ batch }) => ({ path: { tokenBatchRequestId: batch } }),
  }),
];
