import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/action-members.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const refused = goodOne('/auth/token', 'BAD_REQUEST');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  ['/auth/authorization', 'INTERACTION', 'ticket'],
  ['/auth/authorization', 'INTERACTION', 'client'],
  ['/auth/authorization', 'NO_INTERACTION', 'service'],
  ['/auth/introspection', 'OK', 'clientId'],
  ['/auth/token', 'OK', 'accessToken'],
  ['/pushed_auth_req', 'CREATED', 'requestUri'],
  ['/device/authorization', 'OK', 'deviceCode'],
  ['/device/authorization', 'OK', 'userCode'],
  ['/backchannel/authentication', 'USER_IDENTIFICATION', 'ticket'],
])('finds %s answering %s without %s', (operation, action, member) => {
  const message = `/response/${member}: A response with the action ${action} must have ${member}.`;
  const exchange = goodOne(operation, action);
  expect(found(check, answering(exchange, { [member]: undefined }))).toContain(message);
  expect(found(check, answering(exchange, { [member]: null }))).toContain(message);
  expect(found(check, answering(exchange, { [member]: '' }))).toContain(message);
});

it.each([
  'ticket',
  'accessToken',
  'refreshToken',
  'idToken',
  'authorizationCode',
  'requestUri',
  'deviceCode',
])('finds a refusal that comes with %s', (member) => {
  expect(found(check, answering(refused, { [member]: 'a value' }))).toEqual([
    `/response/${member}: A response with the action BAD_REQUEST must not have ${member}.`,
  ]);
  expect(found(check, answering(refused, { [member]: null }))).toEqual([]);
});

it('reports nothing for members that were left out, for an unknown action, and for a refusal by the API', () => {
  const token = goodOne('/auth/token', 'OK');
  expect(found(check, { ...answering(token, { accessToken: undefined }), partial: true })).toEqual([]);
  expect(found(check, answering(refused, { action: 'SURPRISE', ticket: 'x' }))).toEqual([]);
  expect(found(check, { ...answering(refused, { ticket: 'x' }), status: 400 })).toEqual([]);
});
