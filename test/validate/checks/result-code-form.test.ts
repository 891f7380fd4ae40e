import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/result-code-form.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each(['', 'A05001', 'A0500011', 'a050001', 'B050001', 'A05000x', ' A050001', 'A050001\n', 50001])(
  'finds %j',
  (resultCode) => {
    expect(found(check, answering(token, { resultCode }))).toEqual([
      '/response/resultCode: The result code is malformed.',
    ]);
  },
);

it.each(['A000000', 'A999999', null, undefined])('accepts %j', (resultCode) => {
  expect(found(check, answering(token, { resultCode }))).toEqual([]);
});

it('looks at refusals by the API, too', () => {
  const refused = goodOne('/auth/token', 401);
  expect(found(check, answering(refused, { resultCode: 'oops' }))).toHaveLength(1);
});
