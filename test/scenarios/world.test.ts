import { describe, expect, it } from 'vitest';
import { createAuthlete, InvalidInputError } from '../../src/index.js';
import { testAuthlete } from '../support/authlete.js';
import { offerOf, presentCode } from '../support/credential-issuer.js';
import { authReqIdFor, decoupled, deviceCodes, pollBackchannel, pollDevice } from '../support/decisions.js';
import { demoWith } from '../support/demo.js';
import { authorize, codeFor, issue, redeem, ticketFor, tokensFor } from '../support/flow.js';
import { introspect, refresh } from '../support/tokens.js';

const start = async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  return { authlete, service: await authlete.world() };
};

describe('expire', () => {
  it('a ticket', async () => {
    const { authlete, service } = await start();
    const ticket = await ticketFor(authlete);
    await service.expire(ticket);
    expect(await issue(authlete, ticket)).toMatchObject({ resultCode: 'A041301' });
  });

  it('a code', async () => {
    const { authlete, service } = await start();
    const code = await codeFor(authlete);
    await service.expire(code);
    expect(await redeem(authlete, code)).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('an access token, and its refresh token lives on', async () => {
    const { authlete, service } = await start();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    await service.expire(accessToken);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065301' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('a refresh token, and its access token lives on', async () => {
    const { authlete, service } = await start();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    await service.expire(refreshToken);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', refreshable: false });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('a device code and an auth_req_id', async () => {
    const authlete = await decoupled();
    const service = await authlete.world();
    const { deviceCode } = await deviceCodes(authlete);
    const { authReqId } = await authReqIdFor(authlete);
    await service.expire(deviceCode);
    await service.expire(authReqId);
    for (const { responseContent } of [
      await pollDevice(authlete, deviceCode),
      await pollBackchannel(authlete, authReqId),
    ])
      expect(responseContent).toContain('expired_token');
  });

  it('lets what comes from a credential offer expire, and the offer', async () => {
    const { authlete, service } = await start();
    const { preAuthorizedCode = '', issuerState = '', identifier = '' } = await offerOf(authlete);
    await service.expire(preAuthorizedCode);
    const refused = await presentCode(authlete, preAuthorizedCode);
    expect(refused.resultMessage).toContain('has expired');
    expect(await authorize(authlete, { issuer_state: issuerState })).toMatchObject({ action: 'INTERACTION' });
    await service.expire(issuerState);
    expect(await authorize(authlete, { issuer_state: issuerState })).toMatchObject({ action: 'LOCATION' });
    await service.expire(identifier);
    const { body } = await authlete.call('vci_offer_info_api', { identifier });
    expect(body.action).toBe('NOT_FOUND');
  });

  it('refuses a value that the service did not issue', async () => {
    const { service } = await start();
    await expect(service.expire('never-issued')).rejects.toThrow(InvalidInputError);
  });
});

describe('The clock', () => {
  it('accepts durations and dates, freezes and continues', async () => {
    const { service } = await start();
    service.clock.freeze('2030-01-01T00:00:00Z');
    service.clock.advance('1h');
    service.clock.advance(500);
    expect(service.clock.now()).toBe(Date.UTC(2030, 0, 1, 1) + 500);
    expect(service.clock.frozen).toBe(true);
    service.clock.unfreeze();
    expect(service.clock.now()).toBeGreaterThanOrEqual(Date.UTC(2030, 0, 1, 1) + 500);
    service.clock.reset();
    expect(Math.abs(service.clock.now() - Date.now())).toBeLessThan(60_000);
  });

  it.each([
    ['a word', () => ['soon' as '1s', undefined]],
    ['no unit', () => ['10' as '1s', undefined]],
    ['no time', () => [undefined, 'yesterday']],
  ])('refuses %s', async (_, given) => {
    const { service } = await start();
    const [duration, time] = given();
    expect(() => {
      if (duration !== undefined) service.clock.advance(duration as '1s');
      if (time !== undefined) service.clock.set(time);
    }).toThrow(InvalidInputError);
  });
});

describe('snapshot and restore', () => {
  it('bring back what was spent, revoked and changed, and the time', async () => {
    const { authlete, service } = await start();
    service.clock.freeze();
    const code = await codeFor(authlete);
    const snapshot = JSON.parse(JSON.stringify(await service.snapshot()));
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
    service.clock.advance('1h');
    await service.restore(snapshot);
    expect(service.clock.now()).toBe(snapshot.time);
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });

  it('refuses the snapshot of another service', async () => {
    const { service } = await start();
    const snapshot = { ...(await service.snapshot()), serviceId: 1 };
    await expect(service.restore(snapshot)).rejects.toThrow(InvalidInputError);
  });

  it('reset returns to the start: the state, the time, no stubs, an empty journal', async () => {
    const { authlete, service } = await start();
    const { accessToken } = await tokensFor(authlete);
    service.clock.freeze();
    service.stub('/auth/token').status(500);
    await service.reset();
    expect(service.clock.frozen).toBe(false);
    expect(service.stubs.list()).toEqual([]);
    expect(service.journal.entries()).toEqual([]);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await tokensFor(authlete)).toMatchObject({ action: 'OK' });
  });
});

describe('Services that are made while the mock runs', () => {
  it('are worlds of their own and can be deleted', async () => {
    await using authlete = createAuthlete({ fixtures: {} });
    const made = await authlete.createService();
    const other = await authlete.createService({ serviceId: 4711, clients: [] });
    expect(other).toMatchObject({ serviceId: 4711, clients: [] });
    const get = (accessToken: string) =>
      authlete.fetch(`http://authlete/api/${made.serviceId}/service/get`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
    expect((await get(made.accessToken)).status).toBe(200);
    expect((await get(other.accessToken)).status).toBe(403);
    await expect(authlete.createService({ serviceId: 4711 })).rejects.toThrow(/the ID 4711/);
    expect(await authlete.deleteService(4711)).toBe(true);
    expect(await authlete.deleteService(4711)).toBe(false);
    expect(await authlete.service(4711)).toBeUndefined();
  });

  it('are gone after a reset, and those of the start are back', async () => {
    await using authlete = createAuthlete({ fixtures: demoWith() });
    const [first] = authlete.services;
    const serviceId = first?.serviceId ?? 0;
    const made = await authlete.createService();
    await authlete.deleteService(serviceId);
    await authlete.reset();
    expect(await authlete.service(made.serviceId)).toBeUndefined();
    const back = await authlete.fetch(`http://authlete/api/${serviceId}/service/get`, {
      headers: { authorization: `Bearer ${first?.accessToken}` },
    });
    expect(back.status).toBe(200);
  });
});
