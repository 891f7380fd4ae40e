import { row } from '../row.js';
import { subject } from './authorization-request.js';

const ofNobody = 'It lists the clients that a user who does not exist has authorized.';
const withdraws = 'It withdraws what a user granted the temporary client.';

/** The three forms of each call about the clients that a user has authorized. */
export const clientAuthorization = [
  row('client_authorization_get_list_api', 'of nobody').reads(ofNobody, {
    request: ({ absent }) => ({ query: { subject: absent } }),
  }),
  row('client_authorization_get_list_api_post', 'of nobody').reads(ofNobody, {
    request: ({ absent }) => ({ body: { subject: absent } }),
  }),
  row('client_authorization_get_list_by_subject_api', 'of nobody').reads(ofNobody, {
    request: ({ absent }) => ({ path: { subject: absent } }),
  }),
  row('client_authorization_update_api', 'grant').writes(
    'It changes what a user granted the temporary client.',
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
