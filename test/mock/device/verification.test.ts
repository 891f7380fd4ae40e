import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { completeDevice, decoupled, deviceCodes, pollDevice } from '../../support/decisions.js';
import { changeClient } from '../../support/tokens.js';

const verify = async (authlete: TestAuthlete, userCode?: string) =>
  (await authlete.call('device_verification_api', { userCode })).body;

describe('POST /device/verification', () => {
  it('returns the request of a user code, any number of times', async () => {
    const authlete = await decoupled({ confidential: { clientName: 'TV' } });
    const { userCode } = await deviceCodes(authlete, {
      scope: 'openid email',
      acr_values: 'gold',
      resource: 'https://rs.example.com/',
    });
    const now = (await authlete.world()).clock.now();
    const valid = {
      action: 'VALID',
      resultCode: 'A224001',
      clientId: authlete.confidential.clientId,
      clientName: 'TV',
      scopes: [{ name: 'email' }, { name: 'openid' }],
      claimNames: ['email', 'email_verified'],
      acrs: ['gold'],
      resources: ['https://rs.example.com/'],
      expiresAt: now + 600_000,
    };
    expect(await verify(authlete, userCode)).toMatchObject(valid);
    expect(await verify(authlete, userCode)).toMatchObject(valid);
    await completeDevice(authlete, userCode);
    expect(await verify(authlete, userCode)).toMatchObject(valid);
  });

  it('compares byte for byte', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    const others = [
      userCode.toLowerCase(),
      `${userCode.slice(0, 4)}-${userCode.slice(4)}`,
      `${userCode} `,
      'bogus',
    ];
    for (const other of others) {
      expect(await verify(authlete, other)).toMatchObject({ action: 'NOT_EXIST', resultCode: 'A225301' });
    }
    expect(await verify(authlete, userCode)).toMatchObject({ action: 'VALID' });
  });

  it('says once that a user code has expired, then that it does not exist', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    (await authlete.world()).clock.advance(599_999);
    expect(await verify(authlete, userCode)).toMatchObject({ action: 'VALID' });
    (await authlete.world()).clock.advance(1);
    const answers = await Promise.all([verify(authlete, userCode), verify(authlete, userCode)]);
    expect(answers.map(({ action, resultCode }) => `${action} ${resultCode}`).sort()).toEqual([
      'EXPIRED A225303',
      'NOT_EXIST A225301',
    ]);
    expect(await verify(authlete, userCode)).toMatchObject({ action: 'NOT_EXIST', resultCode: 'A225301' });
  });

  it('knows no user code once the tokens are fetched, or the client is gone', async () => {
    const authlete = await decoupled();
    const { userCode, deviceCode } = await deviceCodes(authlete);
    await completeDevice(authlete, userCode);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ action: 'OK' });
    expect(await verify(authlete, userCode)).toMatchObject({ action: 'NOT_EXIST', resultCode: 'A225301' });
    const other = await deviceCodes(authlete);
    await changeClient(authlete);
    expect(await verify(authlete, other.userCode)).toMatchObject({ action: 'NOT_EXIST' });
  });

  it('refuses a call without a user code', async () => {
    const authlete = await decoupled();
    expect(await verify(authlete)).toMatchObject({ action: 'SERVER_ERROR', resultCode: 'A225201' });
    expect(await verify(authlete, '')).toMatchObject({ action: 'SERVER_ERROR', resultCode: 'A225201' });
  });
});
