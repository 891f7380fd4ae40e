import { row } from '../row.js';
import { secretInBody, temporaryClient } from '../temporary-client.js';

const path = ({ client }: { readonly client: { readonly clientId: number } }) => ({
  clientId: String(client.clientId),
});
const identified = ({ client }: { readonly client: { readonly clientId: number } }) => ({
  clientIdentifier: String(client.clientId),
});
const scopes = (context: { readonly service: { readonly supportedScopes?: { name?: string }[] } }) =>
  (context.service.supportedScopes ?? []).flatMap(({ name }) => name ?? []).slice(0, 1);

export const client = [
  row('client_get_list_api', 'first clients').reads('It lists clients.', {
    request: () => ({ query: { start: 0, end: 2 } }),
    capture: ({ clients }) => ({ someClient: clients?.[0]?.clientId }),
  }),
  row('client_get_api', 'a client').reads('It returns a client.', {
    needs: ['someClient'],
    request: ({ someClient }) => ({ path: { clientId: String(someClient) } }),
  }),
  row('client_extension_requestables_scopes_get_api', 'a client').reads(
    'It returns the scopes that a client may request.',
    {
      needs: ['someClient'],
      request: ({ someClient }) => ({ path: { clientId: String(someClient) } }),
    },
  ),
  row('client_create_api', 'temporary client').writes('It creates the temporary client.', {
    feature: 'a client secret',
    needs: ['service'],
    request: ({ service, mark }) => ({ body: temporaryClient(service, mark) }),
    answers: [201],
    capture: ({ clientId, clientSecret }, { service }) =>
      clientId && clientSecret
        ? { client: { clientId, clientSecret, secretInBody: secretInBody(service) } }
        : {},
  }),
  row('client_get_api', 'temporary client').writes('It changes nothing, but requires the temporary client.', {
    needs: ['client'],
    request: (context) => ({ path: path(context) }),
  }),
  row('client_update_api', 'temporary client').writes(
    'It sets the properties of the temporary client to their current values.',
    {
      needs: ['client', 'service'],
      request: (context) => ({ path: path(context), body: temporaryClient(context.service, context.mark) }),
    },
  ),
  row('client_flag_update_api', 'lock').writes('It locks the temporary client.', {
    needs: ['client'],
    request: (context) => ({ path: identified(context), body: { clientLocked: true } }),
  }),
  row('client_flag_update_api', 'unlock').writes('It unlocks the temporary client.', {
    needs: ['client'],
    request: (context) => ({ path: identified(context), body: { clientLocked: false } }),
  }),
  row('client_secret_refresh_api', 'new secret').writes(
    'It generates a new secret for the temporary client.',
    {
      needs: ['client'],
      request: (context) => ({ path: identified(context) }),
      capture: ({ newClientSecret }, { client }) =>
        newClientSecret ? { client: { ...client, clientSecret: newClientSecret } } : {},
    },
  ),
  row('client_secret_update_api', 'given secret').writes('It sets the secret of the temporary client.', {
    needs: ['client'],
    request: (context) => ({ path: identified(context), body: { clientSecret: context.absent } }),
    capture: ({ newClientSecret }, { client }) =>
      newClientSecret ? { client: { ...client, clientSecret: newClientSecret } } : {},
  }),
  row('client_extension_requestables_scopes_update_api', 'one scope').writes(
    'It limits the scopes that the temporary client may request.',
    {
      needs: ['client', 'service'],
      request: (context) => ({ path: path(context), body: { requestableScopes: scopes(context) } }),
    },
  ),
  row('client_extension_requestables_scopes_update_api_post', 'one scope').writes(
    'It limits the scopes that the temporary client may request.',
    {
      needs: ['client', 'service'],
      request: (context) => ({ path: path(context), body: { requestableScopes: scopes(context) } }),
    },
  ),
  row('client_extension_requestables_scopes_get_api', 'temporary client').writes(
    'It changes nothing, but requires the temporary client.',
    {
      needs: ['client'],
      request: (context) => ({ path: path(context) }),
    },
  ),
  row('client_extension_requestables_scopes_delete_api', 'all scopes again').writes(
    'It removes the limit on the scopes of the temporary client.',
    {
      needs: ['client'],
      request: (context) => ({ path: path(context) }),
      answers: [204],
    },
  ),
];

/** Removes the temporary clients, at the end of a run. */
export const clientDeletion = [
  row('client_delete_api', 'temporary client').writes('It deletes the temporary client.', {
    needs: ['client'],
    request: (context) => ({ path: path(context) }),
    answers: [204],
    capture: (_, { client }) => ({ client: undefined, deletedClient: client.clientId }),
  }),
  row('client_get_api', 'deleted client').writes('It changes nothing, but requires a deleted client.', {
    needs: ['deletedClient'],
    request: ({ deletedClient }) => ({ path: { clientId: String(deletedClient) } }),
    answers: [404],
  }),
];
