import { row } from '../row.js';
import { subject } from './authorization-request.js';

const ofUnknownUser = 'It returns the scopes that an unknown user granted to a client.';
const forgets = 'It deletes the scopes that a user granted to the temporary client.';

/** The shared Authlete server answers all of these with 403. */
export const grantedScopes = [
  row('client_granted_scopes_get_api', 'unknown user').reads(ofUnknownUser, {
    needs: ['someClient'],
    request: ({ someClient, absent }) => ({
      path: { clientId: String(someClient) },
      query: { subject: absent },
    }),
  }),
  row('client_granted_scopes_get_api_post', 'unknown user').reads(ofUnknownUser, {
    needs: ['someClient'],
    request: ({ someClient, absent }) => ({
      path: { clientId: String(someClient) },
      body: { subject: absent },
    }),
  }),
  row('client_granted_scopes_get_by_subject_api', 'unknown user').reads(ofUnknownUser, {
    needs: ['someClient'],
    request: ({ someClient, absent }) => ({ path: { clientId: String(someClient), subject: absent } }),
  }),
  row('client_granted_scopes_delete_api_post', 'grant').writes(forgets, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId) }, body: { subject } }),
  }),
  row('client_granted_scopes_delete_api', 'grant').writes(forgets, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId) }, query: { subject } }),
  }),
  row('client_granted_scopes_delete_by_subject_api', 'grant').writes(forgets, {
    needs: ['client'],
    request: ({ client }) => ({ path: { clientId: String(client.clientId), subject } }),
  }),
];
