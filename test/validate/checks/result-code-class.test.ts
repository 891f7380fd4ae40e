import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/result-code-class.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const issue = goodOne('/auth/authorization/issue', 'LOCATION');
const fail = goodOne('/auth/authorization/fail', 'LOCATION');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds a grant with a code of failure', () => {
  expect(found(check, answering(token, { resultCode: 'A050305' }))).toEqual([
    '/response/resultCode: The result code A050305 is a failure code, but the action is OK.',
  ]);
});

it('finds a refusal with a code of success', () => {
  expect(found(check, answering(token, { action: 'BAD_REQUEST' }))).toEqual([
    '/response/resultCode: The result code A050001 is a success code, but the action is BAD_REQUEST.',
  ]);
});

it('accepts an action of success that tells the client about a failure', () => {
  expect(found(check, answering(issue, { resultCode: 'A060305' }))).toEqual([]);
  expect(found(check, fail)).toEqual([]);
});

it.each(['A200001', 'A242001'])('does not count %s, a pending decision, as a failure', (resultCode) => {
  expect(found(check, answering(token, { action: 'BAD_REQUEST', resultCode }))).toEqual([]);
});

it('reports nothing for a code of no class or form, and for an action that is not known', () => {
  expect(found(check, answering(token, { resultCode: 'A000000', action: 'BAD_REQUEST' }))).toEqual([]);
  expect(found(check, answering(token, { resultCode: 'oops' }))).toEqual([]);
  expect(found(check, answering(token, { action: 'SURPRISE' }))).toEqual([]);
});
