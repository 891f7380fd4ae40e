import { describe, expect, it } from 'vitest';
import { badDecisions, completeDevice, decoupled, deviceCodes, pollDevice } from '../../support/decisions.js';
import { changeClient } from '../../support/tokens.js';

describe('POST /device/complete', () => {
  it.each(['AUTHORIZED', 'ACCESS_DENIED', 'TRANSACTION_FAILED'])('keeps the decision %s', async (result) => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    const answered = await completeDevice(authlete, userCode, { result, consentedClaims: ['email'] });
    expect(answered).toMatchObject({
      action: 'SUCCESS',
      resultCode: 'A241001',
      consentedClaims: ['email'],
    });
    expect(await completeDevice(authlete, userCode, { result })).toMatchObject({
      action: 'INVALID_REQUEST',
      resultCode: 'A239203',
    });
  });

  it('needs a subject only if the user approved', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    expect(
      await completeDevice(authlete, userCode, { result: 'ACCESS_DENIED', subject: undefined }),
    ).toMatchObject({ action: 'SUCCESS' });
  });

  it.each(
    badDecisions({
      noResult: 'A228201',
      noSubject: 'A230201',
      longSubject: 'A230202',
      subjectNotAscii: 'A230203',
      longSub: 'A231201',
      subNotAscii: 'A231202',
      negativeAuthTime: 'A232201',
      longAcr: 'A233201',
      acrNotAscii: 'A233202',
      claimsNotJson: 'A234201',
      largeClaims: 'A234202',
      largeProperties: 'A235201',
      longErrorDescription: 'A236201',
      longErrorUri: 'A236202',
      errorUriNotAscii: 'A236203',
      headerParametersNotJson: 'A257201',
    }),
  )('refuses with %s what it cannot use, and leaves the code as it is', async (resultCode, body) => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    expect(await completeDevice(authlete, userCode, body)).toMatchObject({
      action: 'INVALID_REQUEST',
      resultCode,
    });
    expect(await completeDevice(authlete, userCode)).toMatchObject({ action: 'SUCCESS' });
  });

  it('refuses a call without a user code, and with an unknown one', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    expect(await completeDevice(authlete, '')).toMatchObject({
      action: 'INVALID_REQUEST',
      resultCode: 'A227201',
    });
    for (const unknown of ['bogus', userCode.toLowerCase()]) {
      expect(await completeDevice(authlete, unknown)).toMatchObject({
        action: 'USER_CODE_NOT_EXIST',
        resultCode: 'A227301',
      });
    }
  });

  it('says once that a user code has expired, then that it does not exist', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    (await authlete.world()).clock.advance(600_000);
    const answers = await Promise.all([
      completeDevice(authlete, userCode),
      completeDevice(authlete, userCode),
    ]);
    expect(answers.map(({ action, resultCode }) => `${action} ${resultCode}`).sort()).toEqual([
      'USER_CODE_EXPIRED A227303',
      'USER_CODE_NOT_EXIST A227301',
    ]);
  });

  it('does not know the user code of tokens that are fetched', async () => {
    const authlete = await decoupled();
    const { userCode, deviceCode } = await deviceCodes(authlete);
    await completeDevice(authlete, userCode);
    await pollDevice(authlete, deviceCode);
    expect(await completeDevice(authlete, userCode)).toMatchObject({ resultCode: 'A227301' });
  });

  it('refuses the decision for a client that is gone', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    await changeClient(authlete);
    expect(await completeDevice(authlete, userCode)).toMatchObject({
      action: 'SERVER_ERROR',
      resultCode: 'A229301',
    });
  });

  it('accepts one of two decisions at the same time', async () => {
    const authlete = await decoupled();
    const { userCode } = await deviceCodes(authlete);
    const answers = await Promise.all([
      completeDevice(authlete, userCode),
      completeDevice(authlete, userCode, { result: 'ACCESS_DENIED' }),
    ]);
    expect(answers.map(({ action, resultCode }) => `${action} ${resultCode}`).sort()).toEqual([
      'INVALID_REQUEST A239201',
      'SUCCESS A241001',
    ]);
  });
});
