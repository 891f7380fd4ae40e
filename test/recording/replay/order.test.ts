import { describe, expect, it } from 'vitest';
import { calling, replaying } from '../../support/replay.js';

const introspect = (usable: boolean) => calling('/auth/introspection', { token: 'a token' }, { usable });
const revoke = calling('/auth/revocation', { parameters: 'token=a+token' }, { action: 'OK' });
const usable = async (call: Parameters<typeof check>[0]) =>
  (await call('/auth/introspection', { token: 't' })).body['usable'];
const check = (call: (path: string, body: object) => Promise<{ body: Readonly<Record<string, unknown>> }>) =>
  call;

describe('a read', () => {
  it('is answered any number of times, and differently once the recording has changed something', async () => {
    const { call } = replaying([introspect(true), revoke, introspect(false)]);
    expect([await usable(call), await usable(call)]).toEqual([true, true]);
    await call('/auth/revocation', { parameters: 'token=t' });
    expect([await usable(call), await usable(call)]).toEqual([false, false]);
  });

  it('that the caller skips is not replayed later', async () => {
    const { call } = replaying([introspect(true), revoke, introspect(false)]);
    await call('/auth/revocation', { parameters: 'token=t' });
    expect(await usable(call)).toBe(false);
  });

  it('returns the recorded responses in order if nothing changed in between', async () => {
    const { call } = replaying([introspect(true), introspect(false)]);
    expect([await usable(call), await usable(call), await usable(call)]).toEqual([true, false, false]);
  });
});

describe('a call that happens once', () => {
  const authorization = (ticket: string) =>
    calling('/auth/authorization', { parameters: 'state=x' }, { ticket });
  const fail = (ticket: string) =>
    calling('/auth/authorization/fail', { ticket, reason: 'DENIED' }, { action: 'LOCATION' });

  it('is replayed in the order of the recording, even for parallel flows', async () => {
    const { call } = replaying([authorization('t1'), fail('t1'), authorization('t2'), fail('t2')]);
    const begin = async (state: string) =>
      (await call('/auth/authorization', { parameters: `state=${state}` })).text('ticket');
    const [one, two] = [await begin('a'), await begin('b')];
    expect(one).not.toBe(two);
    for (const ticket of [two, one])
      expect((await call('/auth/authorization/fail', { ticket, reason: 'DENIED' })).status).toBe(200);
    const { status } = await call('/auth/authorization', { parameters: 'state=c' });
    expect(status).toBe(501);
  });

  it('answers one of two simultaneous calls', async () => {
    const { call } = replaying([authorization('t1'), authorization('t2')]);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((state) => call('/auth/authorization', { parameters: `state=${state}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 501]);
    expect(answers[0]?.text('ticket')).not.toBe(answers[1]?.text('ticket'));
  });
});

describe('a poll', () => {
  const poll = (error?: string) =>
    calling(
      '/auth/token',
      { parameters: 'grant_type=urn:openid:params:grant-type:ciba&auth_req_id=i' },
      {
        action: error ? 'BAD_REQUEST' : 'OK',
        responseContent: JSON.stringify(error ? { error } : { access_token: 'a' }),
      },
    );
  const complete = calling(
    '/backchannel/authentication/complete',
    { ticket: 't', result: 'AUTHORIZED' },
    { action: 'NO_ACTION' },
  );

  it('stays pending until the recording continues, and ends then', async () => {
    const { call } = replaying([poll('authorization_pending'), poll('slow_down'), complete, poll()]);
    const ask = async () =>
      (
        await call('/auth/token', {
          parameters: 'grant_type=urn:openid:params:grant-type:ciba&auth_req_id=j',
        })
      ).body['action'];
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual(Array(4).fill('BAD_REQUEST'));
    await call('/backchannel/authentication/complete', { ticket: 'u', result: 'AUTHORIZED' });
    expect(await ask()).toBe('OK');
  });
});
