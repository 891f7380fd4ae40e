import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/status-documented.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([418, 201, 302, 502])('finds the status %i, which is nowhere in the contract', (status) => {
  expect(found(check, { ...token, status })).toEqual([`/status: The status ${status} is not documented.`]);
});

it.each([400, 401, 403, 404, 429, 500])('knows the status %i of a call that the API refuses', (status) => {
  expect(found(check, { ...token, status })).toEqual([]);
});
