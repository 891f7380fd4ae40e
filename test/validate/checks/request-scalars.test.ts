import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/request-scalars.js';
import schemaCheck from '../../../src/validate/checks/request-schema.js';
import { sending } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for what the tests of the mock send', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each<[change: object, message: string]>([
  [{ clientId: 2001 }, '/request/clientId: /clientId is a number that is read as a string.'],
  [
    { properties: [{ key: 3, value: 'x' }] },
    '/request/properties/0/key: /properties/0/key is a number that is read as a string.',
  ],
  [
    { properties: [{ key: 'x', value: 'x', hidden: 'true' }] },
    '/request/properties/0/hidden: /properties/0/hidden is a string that is read as a boolean.',
  ],
  [
    { accessTokenDuration: '60' },
    '/request/accessTokenDuration: /accessTokenDuration is a string that is read as an integer.',
  ],
])('warns of %j, which is not an error', (change, message) => {
  expect(found(check, sending(token, change))).toEqual([message]);
  expect(found(schemaCheck, sending(token, change))).toEqual([]);
});

it('leaves to request-schema what the service does not read', () => {
  const wrong = sending(token, { clientId: 2001, clientSecret: ['x'] });
  expect(found(check, wrong)).toEqual(['/request/clientId: /clientId is a number that is read as a string.']);
  expect(found(schemaCheck, wrong)).toEqual(['/request/clientSecret: /clientSecret must be string.']);
});

it('reports nothing for a request that the API refused', () => {
  expect(found(check, { ...sending(token, { clientId: 2001 }), status: 400 })).toEqual([]);
});
