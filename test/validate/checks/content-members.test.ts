import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/content-members.js';
import { answered, answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const issued = goodOne('/auth/authorization/issue', 'LOCATION');
const device = goodOne('/device/authorization', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  [issued, 'authorizationCode', 'code'],
  [token, 'refreshToken', 'refresh_token'],
  [device, 'userCode', 'user_code'],
])('finds that the client gets another %#', (exchange, member, name) => {
  expect(found(check, answering(exchange, { [member]: 'another' }))).toEqual([
    `/response/${member}: ${name} in responseContent does not match ${member}.`,
  ]);
  expect(found(check, answering(exchange, { [member]: undefined }))).toEqual([
    `/response/${member}: responseContent has ${name}, but the response has no ${member}.`,
  ]);
  expect(found(check, { ...answering(exchange, { [member]: undefined }), partial: true })).toEqual([]);
});

it('finds what the client does not get', () => {
  expect(found(check, answering(issued, { responseContent: 'https://client.example.com/?state=x' }))).toEqual(
    ['/response/responseContent: The response has authorizationCode, but responseContent has no code.'],
  );
});

it('finds a duration in milliseconds', () => {
  expect(found(check, answering(token, { accessTokenDuration: 3_600_000 }))).toEqual([
    '/response/accessTokenDuration: expires_in in responseContent does not match accessTokenDuration.',
  ]);
});

it('takes the access token or the JWT that stands for it', () => {
  const responseContent = JSON.stringify({
    access_token: 'a.jwt.token',
    refresh_token: answered(token, 'refreshToken'),
    id_token: answered(token, 'idToken'),
  });
  expect(found(check, answering(token, { responseContent, jwtAccessToken: 'a.jwt.token' }))).toEqual([]);
  expect(found(check, answering(token, { responseContent, jwtAccessToken: undefined }))).toEqual([
    '/response/accessToken: access_token in responseContent does not match accessToken or jwtAccessToken.',
  ]);
});

it('shows no token', () => {
  const { findings } = tried(check, answering(token, { accessToken: 's3cret' }));
  expect(JSON.stringify(findings)).not.toMatch(/s3cret|[\w-]{43}/);
});

it.each(['***', '{{refreshToken:1}}'])('reports nothing for %s, which was a token', (refreshToken) => {
  expect(found(check, answering(token, { refreshToken }))).toEqual([]);
});
