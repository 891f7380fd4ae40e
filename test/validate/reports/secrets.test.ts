import { expect, it } from 'vitest';
import { bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';
import { proposal } from '../../../src/validate/expected/proposal.js';
import { formats } from '../../../src/validate/reports/formats.js';
import type { Report } from '../../../src/validate/reports/report.js';
import { answering, sending } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { type Given, reportOf } from './report-of.js';

const secret = 'S3cr3tV4lue';
const { authorized, redeemed, introspected } = code;

/** Exchanges whose violations reports describe, with secrets in every possible place. */
const violating = (exchange: HttpExchange): HttpExchange => ({
  ...answering(exchange, {
    maxAge: 'long',
    accessTokenDuration: 'long',
    expiresAt: 'soon',
    action: 'SURPRISE',
  }),
  requestHeaders: { authorization: `Bearer ${secret}`, cookie: secret },
  responseHeaders: { 'content-type': 'text/html', 'set-cookie': secret },
});

const parameters = `code=${secret}&client_secret=${secret}&refresh_token=${secret}&code_verifier=${secret}`;

const traffic: readonly Given[] = [
  violating(sending(redeemed, { parameters, clientSecret: secret, clientCertificate: secret })),
  // The wrong type, and lists and objects instead of strings.
  violating(
    sending(redeemed, { clientSecret: [secret], parameters: { code: secret }, dpop: { jwt: secret } }),
  ),
  violating(sending(introspected, { token: [secret, { token: secret }], clientCertificate: [secret] })),
  violating(
    answering(redeemed, {
      accessToken: [secret],
      refreshToken: { value: secret },
      idToken: { jwt: secret },
      responseContent: { access_token: secret },
    }),
  ),
  // Content that the action does not require.
  ...[secret, `/callback?code=${secret}`, `{"access_token":"${secret}`, `Bearer ${secret}`].flatMap(
    (responseContent) => [
      answering(redeemed, { responseContent }),
      answering(authorized, { responseContent }),
    ],
  ),
  // Not JSON at all, or not to the end.
  { ...redeemed, request: bodyOf(parameters), response: bodyOf(secret) },
  { ...redeemed, request: bodyOf(secret), response: bodyOf(`{"accessToken":"${secret}"`) },
  // Secrets in the path and in the query, of the API and of another one.
  { ...redeemed, method: 'DELETE', target: `/api/1/auth/token/delete/${secret}`, status: 418 },
  { ...redeemed, target: `/callback?code=${secret}&access_token=${secret}#id_token=${secret}` },
  { ...violating(introspected), target: `${introspected.target}?access_token=${secret}` },
  redeemed,
  redeemed,
];

const proposed: Report = ({ write }) => proposal(write);
const all: [string, Report][] = [
  ...Object.entries(formats).map(([name, { report }]): [string, Report] => [name, report]),
  ['the proposal of expected findings', proposed],
];

it.each(all)('no secret is in the report %s', async (_, report) => {
  const text = await reportOf(report, traffic);
  expect(text).toMatch(/response-schema/);
  expect(text).toMatch(/request-schema/);
  expect(text.split('\n').filter((line) => line.includes(secret))).toEqual([]);
  for (const member of ['authorizationCode', 'accessToken', 'refreshToken', 'idToken', 'ticket'])
    for (const { response } of [authorized, redeemed]) {
      const value = response.kind === 'json' ? Object(response.value)[member] : undefined;
      if (typeof value === 'string') expect(text).not.toContain(value);
    }
});
