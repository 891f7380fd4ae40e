import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/enum-values.js';
import { bodyOf } from '../../../src/validate/exchange.js';
import { answered, answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const authorization = goodOne('/auth/authorization', 'INTERACTION');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds a value that the contract does not list, and says which it lists', () => {
  const { findings } = tried(check, answering(token, { grantType: 'NEW_GRANT' }));
  expect(findings).toMatchObject([
    {
      pointer: '/response/grantType',
      expected: expect.stringContaining('AUTHORIZATION_CODE'),
      got: '"NEW_GRANT"',
      contract: '#/components/schemas/grant_type/enum',
    },
  ]);
});

it('finds one within a list and within an object', () => {
  const client = { ...Object(answered(authorization, 'client')), clientType: 'SECRET' };
  expect(tried(check, answering(authorization, { client })).findings).toMatchObject([
    { pointer: '/response/client/clientType' },
  ]);
  expect(tried(check, answering(authorization, { prompts: ['LOGIN', 'DANCE'] })).findings).toMatchObject([
    { pointer: '/response/prompts/1' },
  ]);
});

it('leaves action and types to other checks', () => {
  expect(found(check, answering(token, { action: 'SURPRISE' }))).toEqual([]);
  expect(found(check, answering(token, { scopes: 3 }))).toEqual([]);
});

it('reads null as absent, and says nothing of what is no JSON', () => {
  expect(found(check, answering(token, { grantType: null }))).toEqual([]);
  expect(found(check, { ...token, response: bodyOf('OK') })).toEqual([]);
});
