import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../../support/authlete.js';
import {
  authReqIdFor,
  backchannelTicket,
  contentOf,
  decoupled,
  issueBackchannel,
  pollBackchannel,
} from '../../../support/decisions.js';

const fail = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('backchannel_authentication_fail_api', body)).body;

describe('POST /backchannel/authentication/fail', () => {
  it.each([
    ['ACCESS_DENIED', 'FORBIDDEN', 'access_denied'],
    ['EXPIRED_LOGIN_HINT_TOKEN', 'BAD_REQUEST', 'expired_login_hint_token'],
    ['INVALID_BINDING_MESSAGE', 'BAD_REQUEST', 'invalid_binding_message'],
    ['INVALID_TARGET', 'BAD_REQUEST', 'invalid_target'],
    ['INVALID_USER_CODE', 'BAD_REQUEST', 'invalid_user_code'],
    ['MISSING_USER_CODE', 'BAD_REQUEST', 'missing_user_code'],
    ['UNAUTHORIZED_CLIENT', 'BAD_REQUEST', 'unauthorized_client'],
    ['UNKNOWN_USER_ID', 'BAD_REQUEST', 'unknown_user_id'],
    ['SERVER_ERROR', 'INTERNAL_SERVER_ERROR', 'server_error'],
    ['BAD_MOOD', 'INTERNAL_SERVER_ERROR', 'server_error'],
    [undefined, 'INTERNAL_SERVER_ERROR', 'server_error'],
  ])('%s answers %s %s and spends the ticket', async (reason, action, error) => {
    const authlete = await decoupled();
    const ticket = await backchannelTicket(authlete);
    const answered = await fail(authlete, { ticket, reason });
    expect(answered).toMatchObject({ action, resultCode: 'A185001' });
    expect(contentOf(answered)).toEqual({ error });
    expect(await issueBackchannel(authlete, ticket)).toMatchObject({ resultCode: 'A181201' });
  });

  it('takes description and URI from the call', async () => {
    const errorUri = 'https://as.example.com/why';
    const answered = await fail(await decoupled(), {
      reason: 'ACCESS_DENIED',
      errorDescription: 'not today',
      errorUri,
    });
    expect(contentOf(answered)).toEqual({
      error: 'access_denied',
      error_description: 'not today',
      error_uri: errorUri,
    });
  });

  it.each(['bogus', '', undefined])('does not check whether the ticket exists (%s)', async (ticket) => {
    const authlete = await decoupled();
    expect(await fail(authlete, { ticket, reason: 'ACCESS_DENIED' })).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A185001',
    });
  });

  it('takes the auth_req_id with the ticket', async () => {
    const authlete = await decoupled();
    const { ticket, authReqId } = await authReqIdFor(authlete);
    await fail(authlete, { ticket, reason: 'ACCESS_DENIED' });
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject({ resultCode: 'A200304' });
  });
});
