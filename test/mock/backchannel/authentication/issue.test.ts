import { describe, expect, it } from 'vitest';
import {
  authReqIdFor,
  backchannelTicket,
  completeBackchannel,
  contentOf,
  decoupled,
  issueBackchannel,
} from '../../../support/decisions.js';
import { wait } from '../../../support/tokens.js';

describe('POST /backchannel/authentication/issue', () => {
  it('issues an auth_req_id that lives as long as the service says', async () => {
    const authlete = await decoupled();
    const answered = await issueBackchannel(authlete, await backchannelTicket(authlete));
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A183001',
      authReqId: expect.stringMatching(/^[\w-]{43}$/),
      expiresIn: 300,
      interval: 5,
    });
    expect(contentOf(answered)).toEqual({ auth_req_id: answered.authReqId, expires_in: 300, interval: 5 });
  });

  it('lets it live as long as the client asked', async () => {
    const authlete = await decoupled();
    const ticket = await backchannelTicket(authlete, { requested_expiry: '1000' });
    expect(await issueBackchannel(authlete, ticket)).toMatchObject({ expiresIn: 1000 });
  });

  it('has a lifetime, and says 0 for the interval, if the service sets neither', async () => {
    const authlete = await decoupled({
      service: { backchannelAuthReqIdDuration: 0, backchannelPollingInterval: 0 },
    });
    const answered = await issueBackchannel(authlete, await backchannelTicket(authlete));
    expect(contentOf(answered)).toEqual({ auth_req_id: answered.authReqId, expires_in: 600, interval: 0 });
  });

  const invalid = (resultCode: string, action = 'INVALID_TICKET') => ({
    action,
    resultCode,
    responseContent: expect.stringContaining('"error":"server_error"'),
  });

  it('refuses a call without a ticket, and with an unknown one', async () => {
    const authlete = await decoupled();
    expect(await issueBackchannel(authlete, '')).toMatchObject(invalid('A182201', 'INTERNAL_SERVER_ERROR'));
    expect(await issueBackchannel(authlete, 'bogus')).toMatchObject(invalid('A181201'));
  });

  it('issues once for a ticket, also for concurrent calls', async () => {
    const authlete = await decoupled();
    const ticket = await backchannelTicket(authlete);
    const answers = await Promise.all([1, 2, 3].map(() => issueBackchannel(authlete, ticket)));
    expect(answers.map(({ resultCode }) => resultCode).sort()).toEqual(['A181205', 'A181205', 'A183001']);
    expect(await issueBackchannel(authlete, ticket)).toMatchObject(invalid('A181205'));
  });

  it('refuses a ticket that has expired, and one on which the user has decided', async () => {
    const authlete = await decoupled();
    const old = await backchannelTicket(authlete);
    await wait(authlete, 24 * 60 * 60);
    expect(await issueBackchannel(authlete, old)).toMatchObject(invalid('A181203'));
    const { ticket } = await authReqIdFor(authlete);
    await completeBackchannel(authlete, ticket);
    expect(await issueBackchannel(authlete, ticket)).toMatchObject(invalid('A181204'));
  });
});
