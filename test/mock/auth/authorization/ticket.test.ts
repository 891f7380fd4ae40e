import { describe, expect, it } from 'vitest';
import { hours } from '../../../../src/mock/state/clock.js';
import { testAuthlete } from '../../../support/authlete.js';
import { demoWith } from '../../../support/demo.js';
import { issue, ticketFor } from '../../../support/flow.js';

describe('The context of a ticket', () => {
  it.each([
    ['an object', { context: 'remember this' }],
    ['the text itself', 'remember this'],
  ])('is updated by %s, read, and returned at issue', async (_form, info) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const ticket = await ticketFor(authlete);
    expect((await authlete.call('getAuthorizationTicketInfo', { ticket })).body).toMatchObject({
      action: 'OK',
      info: {},
    });
    const updated = await authlete.call('updateAuthorizationTicket', { ticket, info });
    expect(updated.body).toMatchObject({ action: 'OK', info: { context: 'remember this' } });
    const read = await authlete.call('getAuthorizationTicketInfo', { ticket });
    expect(read.body).toMatchObject({ action: 'OK', info: { context: 'remember this' } });
    expect((await issue(authlete, ticket)).ticketInfo).toEqual({ context: 'remember this' });
  });

  it('is not found for a ticket that is unknown or has expired', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const ticket = await ticketFor(authlete);
    (await authlete.world()).clock.advance(hours(24));
    for (const presented of [ticket, 'unknown']) {
      const info = { context: 'x' };
      expect((await authlete.call('getAuthorizationTicketInfo', { ticket: presented })).body.action).toBe(
        'NOT_FOUND',
      );
      expect(
        (await authlete.call('updateAuthorizationTicket', { ticket: presented, info })).body.action,
      ).toBe('NOT_FOUND');
    }
  });

  it('accepts a ticket, and for an update an info', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const ticket = await ticketFor(authlete);
    expect((await authlete.call('getAuthorizationTicketInfo', {})).body.action).toBe('CALLER_ERROR');
    expect((await authlete.call('updateAuthorizationTicket', { ticket })).body.action).toBe('CALLER_ERROR');
  });
});
