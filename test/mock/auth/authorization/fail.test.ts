import { describe, expect, it } from 'vitest';
import { hours } from '../../../../src/mock/state/clock.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { type Changes, demoWith } from '../../../support/demo.js';
import { ticketFor } from '../../../support/flow.js';

const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });

const fail = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('auth_authorization_fail_api', body)).body;

describe('POST /auth/authorization/fail', () => {
  it.each([
    ['NOT_LOGGED_IN', 'A060301', 'login_required'],
    ['MAX_AGE_NOT_SUPPORTED', 'A060302', 'login_required'],
    ['EXCEEDS_MAX_AGE', 'A060303', 'login_required'],
    ['DIFFERENT_SUBJECT', 'A060304', 'login_required'],
    ['ACR_NOT_SATISFIED', 'A060305', 'unmet_authentication_requirements'],
    ['DENIED', 'A060306', 'access_denied'],
    ['UNKNOWN', 'A060307', 'server_error'],
    ['SERVER_ERROR', 'A060308', 'server_error'],
    ['NOT_AUTHENTICATED', 'A060309', 'login_required'],
    ['ACCOUNT_SELECTION_REQUIRED', 'A060310', 'account_selection_required'],
    ['CONSENT_REQUIRED', 'A060311', 'consent_required'],
    ['INTERACTION_REQUIRED', 'A060312', 'interaction_required'],
    ['INVALID_TARGET', 'A060313', 'invalid_target'],
    ['ACCESS_DENIED', 'A060201', 'server_error'],
    [undefined, 'A060201', 'server_error'],
  ])('%s redirects with %s %s and spends the ticket', async (reason, resultCode, error) => {
    const authlete = world();
    const ticket = await ticketFor(authlete, { prompt: 'none' });
    const answered = await fail(authlete, { ticket, reason });
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode });
    const parameters = new URL(answered.responseContent ?? '').searchParams;
    expect(Object.fromEntries(parameters)).toEqual({
      error,
      error_description: answered.resultMessage,
      error_uri: `https://docs.authlete.com/#${resultCode}`,
      state: 'a state',
      iss: 'https://as.example.com',
    });
    expect(await fail(authlete, { ticket, reason })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A059202',
    });
  });

  it('takes the description from the call', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    const { responseContent } = await fail(authlete, { ticket, reason: 'DENIED', description: 'not today' });
    expect(new URL(responseContent ?? '').searchParams.get('error_description')).toBe('not today');
  });

  it('answers in the response mode of the request', async () => {
    const authlete = world({ confidential: { authorizationSignAlg: 'ES256' } });
    const form = await fail(authlete, {
      ticket: await ticketFor(authlete, { response_mode: 'form_post' }),
      reason: 'DENIED',
    });
    expect(form).toMatchObject({
      action: 'FORM',
      responseContent: expect.stringContaining('value="access_denied"'),
    });
    const jwt = await fail(authlete, {
      ticket: await ticketFor(authlete, { response_mode: 'jwt' }),
      reason: 'DENIED',
    });
    expect(jwt).toMatchObject({
      action: 'LOCATION',
      responseContent: expect.stringMatching(/\?response=ey[^&]+$/),
    });
  });

  it('refuses a call without a ticket, with an unknown one, and with one that expired', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    expect(await fail(authlete, { reason: 'DENIED' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A059201',
    });
    expect(await fail(authlete, { ticket: 'unknown', reason: 'DENIED' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A059202',
    });
    (await authlete.world()).clock.advance(hours(24));
    expect(await fail(authlete, { ticket, reason: 'DENIED' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A059301',
    });
  });
});
