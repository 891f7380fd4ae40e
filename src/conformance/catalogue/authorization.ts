import { form } from '../form.js';
import { row } from '../row.js';
import { authenticated } from '../temporary-client.js';
import { authorizationRequest, subject } from './authorization-request.js';

const unknownTicket = 'There is no such ticket.';

const authorize = (name: string) =>
  row('auth_authorization_api', name).writes(
    'It issues a ticket, which is deleted with the temporary client.',
    {
      feature: 'plain authorization requests',
      needs: ['client'],
      request: (context) => ({ body: { parameters: form(authorizationRequest(context)) } }),
      answers: ['INTERACTION'],
      capture: ({ ticket }) => ({ ticket }),
    },
  );

export const authorization = [
  row('auth_authorization_api', 'unknown client').reads(
    'A request by an unknown client does not issue a ticket.',
    {
      request: ({ absent }) => ({ body: { parameters: form({ response_type: 'code', client_id: absent }) } }),
      answers: ['BAD_REQUEST'],
    },
  ),
  row('auth_authorization_fail_api', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent, reason: 'DENIED' } }),
    answers: ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR'],
  }),
  row('auth_authorization_issue_api', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent, subject } }),
    answers: ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR'],
  }),
  row('getAuthorizationTicketInfo', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent } }),
    answers: ['NOT_FOUND'],
  }),
  row('updateAuthorizationTicket', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent, info: { context: 'context' } } }),
    answers: ['NOT_FOUND'],
  }),
  row('pushed_auth_req_api', 'unknown client').reads('A request by an unknown client is not stored.', {
    request: ({ absent }) => ({ body: { parameters: form({ response_type: 'code', client_id: absent }) } }),
    answers: ['UNAUTHORIZED', 'BAD_REQUEST'],
  }),
  row('pushed_auth_req_api', 'pushed request').writes(
    'It stores a request of the temporary client for a few minutes.',
    {
      feature: 'authorization code',
      needs: ['client'],
      request: (context) => ({ body: authenticated(context.client, authorizationRequest(context)) }),
      answers: ['CREATED'],
      capture: ({ requestUri }) => ({ requestUri }),
    },
  ),
  row('auth_authorization_api', 'pushed request').writes(
    'It issues a ticket, which is deleted with the temporary client.',
    {
      needs: ['client', 'requestUri'],
      request: ({ client, requestUri }) => ({
        body: { parameters: form({ client_id: String(client.clientId), request_uri: requestUri }) },
      }),
      answers: ['INTERACTION'],
      capture: ({ ticket }) => ({ ticket, requestUri: undefined }),
    },
  ),
  row('auth_authorization_fail_api', 'denied').writes('It consumes a ticket of the temporary client.', {
    needs: ['ticket'],
    request: ({ ticket }) => ({ body: { ticket, reason: 'DENIED' } }),
    answers: ['LOCATION'],
    capture: () => ({ ticket: undefined }),
  }),
  authorize('request'),
  row('updateAuthorizationTicket', 'ticket').writes(
    'It stores a context with a ticket of the temporary client.',
    {
      needs: ['ticket'],
      request: ({ ticket }) => ({ body: { ticket, info: { context: 'context' } } }),
      answers: ['OK'],
    },
  ),
  row('getAuthorizationTicketInfo', 'ticket').writes(
    'It changes nothing, but requires a ticket of the temporary client.',
    {
      needs: ['ticket'],
      request: ({ ticket }) => ({ body: { ticket } }),
      answers: ['OK'],
    },
  ),
  row('auth_authorization_issue_api', 'granted').writes(
    'It issues an authorization code to the temporary client.',
    {
      needs: ['ticket'],
      request: ({ ticket }) => ({ body: { ticket, subject } }),
      answers: ['LOCATION'],
      capture: ({ authorizationCode }) => ({ ticket: undefined, code: authorizationCode }),
    },
  ),
];
