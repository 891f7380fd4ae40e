import { row } from '../row.js';
import { redirectUri } from '../temporary-client.js';

const unknownClient = 'There is no such client.';

const metadata = (mark: string, more: object = {}): string =>
  JSON.stringify({ client_name: mark, redirect_uris: [redirectUri], ...more });

const refused = ['UNAUTHORIZED', 'BAD_REQUEST'] as const;

export const registration = [
  row('client_registration_api', 'malformed metadata').reads(
    'Malformed metadata does not register a client.',
    {
      request: () => ({ body: { json: 'malformed metadata' } }),
      answers: ['BAD_REQUEST'],
      off: ['INTERNAL_SERVER_ERROR'],
    },
  ),
  row('client_registration_get_api', 'unknown client').reads(unknownClient, {
    request: ({ absent }) => ({ body: { clientId: absent, token: absent } }),
    answers: refused,
    off: ['INTERNAL_SERVER_ERROR'],
  }),
  row('client_registration_update_api', 'unknown client').reads(unknownClient, {
    request: ({ absent, mark }) => ({ body: { clientId: absent, token: absent, json: metadata(mark) } }),
    answers: refused,
    off: ['INTERNAL_SERVER_ERROR'],
  }),
  row('client_registration_delete_api', 'unknown client').reads(unknownClient, {
    request: ({ absent }) => ({ body: { clientId: absent, token: absent } }),
    answers: refused,
    off: ['INTERNAL_SERVER_ERROR'],
  }),
  row('client_registration_api', 'client').writes('It registers another temporary client.', {
    feature: 'dynamic registration',
    request: ({ mark }) => ({ body: { json: metadata(mark) } }),
    answers: ['CREATED'],
    capture: ({ client, responseContent }) => {
      const { registration_access_token: token } = Object(JSON.parse(responseContent ?? ''));
      return client?.clientId && typeof token === 'string'
        ? { registered: { clientId: String(client.clientId), token } }
        : {};
    },
  }),
  row('client_registration_get_api', 'client').writes(
    'It changes nothing, but requires a registered client.',
    {
      needs: ['registered'],
      request: ({ registered }) => ({ body: registered }),
      answers: ['OK'],
    },
  ),
  row('client_registration_update_api', 'client').writes(
    'It sets the metadata of the registered client to its current values.',
    {
      needs: ['registered'],
      request: ({ registered, mark }) => ({
        body: { ...registered, json: metadata(mark, { client_id: registered.clientId }) },
      }),
      answers: ['UPDATED'],
    },
  ),
  row('client_registration_delete_api', 'client').writes('It deletes the registered client.', {
    needs: ['registered'],
    request: ({ registered }) => ({ body: registered }),
    answers: ['DELETED'],
    capture: () => ({ registered: undefined }),
  }),
];
