import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/action-known.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds an action that the contract does not have, and says which it has', () => {
  const { findings } = tried(check, answering(token, { action: 'SURPRISE' }));
  expect(findings).toMatchObject([
    {
      message: 'The action SURPRISE is not in the contract.',
      pointer: '/response/action',
      expected: expect.stringContaining('INVALID_CLIENT'),
      got: 'SURPRISE',
    },
  ]);
});

it.each(['ok', 'INTERACTION', 'constructor'])('finds %s, which another operation may have', (action) => {
  expect(found(check, answering(token, { action }))).toHaveLength(1);
});

it.each([undefined, null, 3])('finds an answer whose action is %s', (action) => {
  expect(found(check, answering(token, { action }))).toEqual([
    '/response/action: The response has no action.',
  ]);
});

it('reports nothing for a refusal by the API, which has no action, and for what was left out', () => {
  expect(found(check, goodOne('/auth/token', 401))).toEqual([]);
  expect(found(check, goodOne('/client/get/list', 200))).toEqual([]);
  expect(found(check, { ...answering(token, { action: undefined }), partial: true })).toEqual([]);
});

it('accepts each action of the operation', () => {
  for (const action of ['INVALID_CLIENT', 'INTERNAL_SERVER_ERROR', 'PASSWORD', 'TOKEN_EXCHANGE'])
    expect(found(check, answering(token, { action }))).toEqual([]);
});
