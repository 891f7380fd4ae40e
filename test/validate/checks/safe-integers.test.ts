import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/safe-integers.js';
import { bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const answers = (text: string): HttpExchange => ({ ...token, response: bodyOf(text) });

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  ['an object', '{"clientId":9007199254740993}'],
  ['a list', '{"ids":[1,9007199254740993]}'],
  ['a list of lists', '{"ids":[[9007199254740993]]}'],
  ['spaces', '{"clientId" : 9007199254740993 }'],
])('finds the integer 2^53 + 1 in %s, with the digits that were sent', (_, text) => {
  expect(tried(check, answers(text)).findings).toMatchObject([
    { message: 'The integer 9007199254740993 exceeds 2^53.', got: '9007199254740993' },
  ]);
});

it('finds a negative one, and one in the request', () => {
  expect(found(check, answers('{"clientId":-9007199254740993}'))).toHaveLength(1);
  const sent = { ...token, request: bodyOf('{"clientId":9007199254740993}') };
  expect(found(check, sent)).toEqual([expect.stringMatching(/^\/request/)]);
});

it.each([
  ['the largest that is safe', '{"clientId":9007199254740991}'],
  ['digits in a text', '{"clientId":"9007199254740993"}'],
  ['JSON in a text', '{"responseContent":"{\\"id\\":\\"9007199254740993\\"}"}'],
  ['a fraction', '{"share":0.12345678901234567}'],
])('reports nothing for %s', (_, text) => {
  expect(found(check, answers(text))).toEqual([]);
});
