import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../../src/spec/types.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const calls: readonly (readonly [OperationId, object | undefined])[] = [
  ['hsk_create_api', { kty: 'EC', use: 'sig', alg: 'ES256' }],
  ['hsk_get_api', undefined],
  ['hsk_get_list_api', undefined],
  ['hsk_delete_api', undefined],
  ['hsk_delete_api_get', undefined],
];
const path = { handle: 'a-handle' };

describe.each([true, false])(
  'A server without the feature hsm, of a service with hsmEnabled %s,',
  (hsmEnabled) => {
    const authlete = testAuthlete({ hsm: false, fixtures: demoWith({ service: { hsmEnabled } }) });

    it.each(calls)('answers %s with 403 and A001223', async (operationId, body) => {
      const { status, body: answer } = await authlete.call(operationId, body, { path });
      expect({ status, ...answer }).toMatchObject({ status: 403, resultCode: 'A001223' });
    });
  },
);

describe('The features of /info', () => {
  it.each([
    [true, true],
    [false, false],
  ])('with hsm %s', async (hsm, shown) => {
    const { body } = await testAuthlete({ hsm, fixtures: demoWith() }).call('info_api');
    expect(body.features?.includes('hsm')).toBe(shown);
  });
});
