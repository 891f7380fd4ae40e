import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/status-fits.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const refused = goodOne('/auth/token', 401);
const list = goodOne('/client/get/list', 200);

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([400, 401, 500])('finds an action with the status %i', (status) => {
  expect(found(check, { ...token, status })).toEqual([
    '/status: The action OK belongs to a successful call.',
  ]);
});

it('finds the result code of a failed call with the status of success', () => {
  expect(found(check, { ...refused, status: 200 })).toEqual([
    expect.stringMatching(/^\/status: The result code A\d{6} belongs to a failed call\.$/),
  ]);
});

it('finds a result code of success with the status of a failure', () => {
  const envelope = answering(list, { resultCode: 'A148001', resultMessage: '[A148001] Done.' });
  expect(found(check, { ...envelope, status: 404 })).toEqual([
    '/status: The result code A148001 is a success code.',
  ]);
});

it('reports nothing for a code that nobody has published', () => {
  expect(found(check, answering({ ...list, status: 400 }, { resultCode: 'A000000' }))).toEqual([]);
  expect(found(check, answering(token, { resultCode: 'A000000' }))).toEqual([]);
});
