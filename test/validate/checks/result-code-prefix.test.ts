import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/result-code-prefix.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  'Tokens were issued.',
  '[A050002] Tokens were issued.',
  'A050001 Tokens.',
  ' [A050001] Tokens.',
  '',
])('finds the message %j', (resultMessage) => {
  expect(found(check, answering(token, { resultMessage }))).toEqual([
    '/response/resultMessage: resultMessage does not begin with the result code.',
  ]);
});

it.each(['A312001', 'A447001'])('knows that the service says %s without it', (resultCode) => {
  expect(found(check, answering(token, { resultCode, resultMessage: 'Done.' }))).toEqual([]);
});

it('reports nothing without a message or a code', () => {
  expect(found(check, answering(token, { resultMessage: null }))).toEqual([]);
  expect(found(check, answering(token, { resultCode: undefined }))).toEqual([]);
});
