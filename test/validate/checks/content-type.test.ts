import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/content-type.js';
import { none } from '../../../src/validate/exchange.js';
import { withHeaders } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const typed = (type: string | undefined) => withHeaders(token, { 'content-type': type });

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each(['text/html', 'text/plain; charset=utf-8', 'application/jsonp', 'application/problem+json', ''])(
  'finds %j',
  (type) => {
    expect(found(check, typed(type))).toEqual([
      '/response/headers/content-type: The Content-Type of the response is not documented.',
    ]);
  },
);

it('finds a body without a Content-Type', () => {
  expect(tried(check, typed(undefined)).findings).toMatchObject([
    { expected: 'application/json', got: 'none' },
  ]);
});

it.each(['application/json', 'APPLICATION/JSON', 'application/json ; charset="utf-8"'])(
  'accepts %j',
  (type) => {
    expect(found(check, typed(type))).toEqual([]);
  },
);

it('reports nothing if the headers are unknown, or for a response without a body', () => {
  expect(found(check, { ...token, responseHeaders: undefined })).toEqual([]);
  expect(found(check, { ...typed(undefined), response: none })).toEqual([]);
});
