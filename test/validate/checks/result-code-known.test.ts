import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/result-code-known.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('warns of a code that another operation answers', () => {
  const verdict = tried(check, answering(token, { resultCode: 'A004001' }));
  expect(verdict.findings).toMatchObject([
    { severity: 'warning', message: 'auth_token_api is not known to return A004001.' },
  ]);
  expect(verdict.outcome).toBe('valid');
});

it('warns of a code that the operation answers with another action', () => {
  expect(found(check, answering(token, { resultCode: 'A050305' }))).toEqual([
    '/response/resultCode: A050305 is known with the action BAD_REQUEST, not with OK.',
  ]);
});

it('reports nothing for a code that nobody has published: the service has more than are known', () => {
  expect(found(check, answering(token, { resultCode: 'A999999' }))).toEqual([]);
});

it('reports nothing for a code that any operation answers, and for an action that is not known', () => {
  expect(found(check, answering(token, { resultCode: 'A000000' }))).toEqual([]);
  expect(found(check, answering(token, { action: 'SURPRISE' }))).toEqual([]);
  expect(found(check, goodOne('/auth/token', 401))).toEqual([]);
});
