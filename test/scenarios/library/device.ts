import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { askDevice, completeDevice, contentOf, deviceCodes, pollDevice } from '../../support/decisions.js';
import { type Calls, denied, type ScenarioTests } from './calls.js';

const verify = async (authlete: TestAuthlete, userCode: string) =>
  (await authlete.call('device_verification_api', { userCode })).body;

/** The user decides as the result says, and the device polls as often. */
const decide =
  (result: string, polls = 1): Calls =>
  async (authlete) => {
    const { deviceCode, userCode } = await deviceCodes(authlete);
    expect(await verify(authlete, userCode)).toMatchObject({ action: 'VALID' });
    expect(await completeDevice(authlete, userCode, { result })).toMatchObject({ action: 'SUCCESS' });
    const answers = [];
    for (let poll = 0; poll < polls; poll += 1) answers.push(await pollDevice(authlete, deviceCode));
    return answers;
  };

/** The device flow (RFC 8628). */
export const device: ScenarioTests = {
  'device-flow': {
    async obeys(authlete, service) {
      expect(await decide('AUTHORIZED')(authlete, service)).toMatchObject([
        { action: 'OK', resultCode: 'A242002', subject: 'joe' },
      ]);
    },
    disobeys: {
      'does not ask what the code stands for': [
        async (authlete) => {
          const { deviceCode, userCode } = await deviceCodes(authlete);
          await completeDevice(authlete, userCode);
          await pollDevice(authlete, deviceCode);
        },
        /\/device\/verification answered VALID: expected at least 1, came 0/,
      ],
      'completes before the user has decided': [
        async (authlete) => {
          const { deviceCode, userCode } = await deviceCodes(authlete);
          await completeDevice(authlete, userCode);
          await verify(authlete, userCode);
          await pollDevice(authlete, deviceCode);
        },
        /\/device\/complete .*: expected at least 1, came 0, 1 too early/,
      ],
    },
  },
  'device-denied': {
    async obeys(authlete, service) {
      expect(await decide('ACCESS_DENIED')(authlete, service)).toMatchObject([denied]);
    },
    disobeys: {
      'lets the device in': [decide('AUTHORIZED'), /body.result=ACCESS_DENIED: expected at least 1, came 0/],
      'tells nobody': [
        async (authlete) => verify(authlete, (await deviceCodes(authlete)).userCode),
        /\/device\/complete .*: expected at least 1, came 0/,
      ],
    },
  },
  'device-code-expired': {
    async obeys(authlete) {
      const { deviceCode, userCode } = await deviceCodes(authlete);
      expect(await verify(authlete, userCode)).toMatchObject({ action: 'EXPIRED' });
      const polled = await pollDevice(authlete, deviceCode);
      expect(polled).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A242306' });
      expect(contentOf(polled)).toMatchObject({ error: 'expired_token' });
    },
    disobeys: {
      'completes it all the same': [
        async (authlete) => {
          const { userCode } = await deviceCodes(authlete);
          await verify(authlete, userCode);
          expect(await completeDevice(authlete, userCode)).toMatchObject({ action: 'USER_CODE_NOT_EXIST' });
        },
        /\/device\/complete: expected 0, came 1/,
      ],
    },
  },
  'device-code-mistyped': {
    async obeys(authlete) {
      const { userCode } = await deviceCodes(authlete);
      expect(await verify(authlete, 'MISTYPED')).toMatchObject({ action: 'NOT_EXIST' });
      expect(await verify(authlete, userCode)).toMatchObject({ action: 'VALID' });
      await completeDevice(authlete, userCode);
    },
    disobeys: {
      'asks with the code as it was typed': [
        async (authlete) => {
          const { userCode = '' } = await askDevice(authlete);
          await verify(authlete, 'MISTYPED');
          await verify(authlete, userCode.toLowerCase());
        },
        /\/device\/verification answered NOT_EXIST: expected 1, came 2/,
      ],
      'gives up': [
        (authlete) => verify(authlete, 'MISTYPED'),
        /\/device\/verification answered VALID: expected at least 1, came 0/,
      ],
    },
  },
};
