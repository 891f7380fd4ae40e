import { form } from '../form.js';
import { row } from '../row.js';
import { authenticated } from '../temporary-client.js';
import { subject } from './authorization-request.js';

const unknownTicket = 'There is no such ticket.';

const authenticate = (name: string) =>
  row('backchannel_authentication_api', name).writes(
    'It issues a ticket, which is deleted with the temporary client.',
    {
      feature: 'CIBA',
      needs: ['client', 'signingKeys'],
      request: ({ client }) => ({
        body: authenticated(client, { scope: 'openid', login_hint: subject }),
      }),
      answers: ['USER_IDENTIFICATION'],
      capture: ({ ticket }) => ({ cibaTicket: ticket }),
    },
  );

/** CIBA and back-channel logout. */
export const backchannel = [
  row('backchannel_authentication_api', 'unknown client').reads(
    'A request by an unknown client does not issue a ticket.',
    {
      request: ({ absent }) => ({
        body: { parameters: form({ scope: 'openid', login_hint: absent, client_id: absent }) },
      }),
      answers: ['UNAUTHORIZED', 'BAD_REQUEST'],
    },
  ),
  row('backchannel_authentication_complete_api', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent, result: 'AUTHORIZED', subject } }),
    answers: ['SERVER_ERROR'],
  }),
  row('backchannel_authentication_fail_api', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent, reason: 'ACCESS_DENIED' } }),
    answers: ['FORBIDDEN', 'INTERNAL_SERVER_ERROR'],
  }),
  row('backchannel_authentication_issue_api', 'unknown ticket').reads(unknownTicket, {
    request: ({ absent }) => ({ body: { ticket: absent } }),
    answers: ['INVALID_TICKET'],
  }),
  row('backchannel_logout_token_api', 'unknown client').reads(
    'An unknown client does not get a logout token.',
    {
      request: ({ absent }) => ({ body: { clientIdentifier: absent, subject: absent } }),
      answers: ['CALLER_ERROR', 'SERVER_ERROR'],
    },
  ),
  authenticate('request to fail'),
  row('backchannel_authentication_fail_api', 'denied').writes(
    'It consumes a ticket of the temporary client.',
    {
      needs: ['cibaTicket'],
      request: ({ cibaTicket }) => ({ body: { ticket: cibaTicket, reason: 'ACCESS_DENIED' } }),
      answers: ['FORBIDDEN'],
      capture: () => ({ cibaTicket: undefined }),
    },
  ),
  authenticate('request'),
  row('backchannel_authentication_issue_api', 'ticket').writes(
    'It issues an auth_req_id to the temporary client.',
    {
      needs: ['cibaTicket'],
      request: ({ cibaTicket }) => ({ body: { ticket: cibaTicket } }),
      answers: ['OK'],
      capture: ({ authReqId }) => ({ authReqId }),
    },
  ),
  row('backchannel_authentication_complete_api', 'granted').writes(
    'It stores the decision on a ticket of the temporary client.',
    {
      needs: ['cibaTicket', 'authReqId'],
      request: ({ cibaTicket }) => ({ body: { ticket: cibaTicket, result: 'AUTHORIZED', subject } }),
      answers: ['NO_ACTION'],
      capture: () => ({ cibaTicket: undefined }),
    },
  ),
  row('auth_token_api', 'CIBA').writes('It issues tokens to the temporary client.', {
    needs: ['client', 'authReqId'],
    request: ({ client, authReqId }) => ({
      body: authenticated(client, {
        grant_type: 'urn:openid:params:grant-type:ciba',
        auth_req_id: authReqId,
      }),
    }),
    answers: ['OK'],
    capture: () => ({ authReqId: undefined }),
  }),
];
