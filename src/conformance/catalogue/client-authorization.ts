import { row } from '../row.js';
import { subject } from './authorization-request.js';

const ofUnknownUser = 'It lists the clients that an unknown user has authorized.';
const withdraws = 'It revokes the authorization that a user gave to the temporary client.';

/** The three forms of each call about the clients that a user has authorized. */
export const clientAuthorization = [
  row('client_authorization_get_list_api', 'unknown user').reads(ofUnknownUser, {
    request: ({ absent }) => ({ query: { subject: absent } }),
  }),
  row('client_authorization_get_list_api_post', 'unknown user').reads(ofUnknownUser, {
    request: ({ absent }) => ({ body: { subject: absent } }),
  }),
  row('client_authorization_get_list_by_subject_api', 'unknown user').reads(ofUnknownUser, {
    request: ({ absent }) => ({ path: { subject: absent } }),
  }),
  row('client_authorization_update_api', 'grant').writes(
    'It changes the authorization that a user gave to the temporary client.',
    {
      needs: ['client'],
      request: ({ client }) => ({
        path: { clientId: String(client.clientId) },
        body: { subject, scopes: [] },
      }),
    },
  ),
  row('client_authorization_delete_api_post', 'grant').writes(withdraws, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId) }, body: { subject } }),
  }),
  row('client_authorization_delete_api', 'grant').writes(withdraws, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId) }, query: { subject } }),
  }),
  row('client_authorization_delete_by_subject_api', 'grant').writes(withdraws, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId), subject } }),
  }),
];
