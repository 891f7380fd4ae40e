import { expect, it } from 'vitest';
import { openTarget } from '../../src/conformance/open-target.js';
import { loadContract } from '../../src/spec/contract.js';

const variables = { token: 'AUTHLETE_API_TOKEN_2', serviceId: 'AUTHLETE_SERVICE_ID_2' };
const open = (target: string, serviceId?: string, token?: string) =>
  openTarget({ target, serviceId, token, variables }, loadContract());

it.each([
  ['us', 'https://us.authlete.com'],
  ['br', 'https://br.authlete.com'],
  ['http://127.0.0.1:4690/', 'http://127.0.0.1:4690'],
  ['https://example.com/authlete', 'https://example.com/authlete'],
])('%s is at %s', (target, url) => {
  expect(open(target, '1', 'token')).toMatchObject({ name: target, url, serviceId: '1', paced: true });
});

it('mock is one that is started for it, and needs nothing', async () => {
  const target = open('mock');
  expect(target).toMatchObject({ name: 'mock', paced: false });
  expect(target.token).not.toBe('');
  await target.close();
});

it.each([
  [open.bind(undefined, 'uk', '1', 'token'), 'it is neither a region nor a URL'],
  [
    open.bind(undefined, 'https://joe:secret@example.com', '1', 'token'),
    'an http or https URL without a user name',
  ],
  [open.bind(undefined, 'jp', '1'), 'there is no API token. Please set AUTHLETE_API_TOKEN_2:'],
  [
    open.bind(undefined, 'jp', undefined, 'token'),
    'there is no service ID. Please set AUTHLETE_SERVICE_ID_2',
  ],
  [open.bind(undefined, 'jp', 'mine', 'token'), 'mine is not a service ID.'],
])('refuses what is missing or wrong: %s, %s', (call, problem) => {
  expect(call).toThrow(problem);
});
