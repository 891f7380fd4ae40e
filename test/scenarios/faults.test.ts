import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/index.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { issue, ticketFor } from '../support/flow.js';

const authlete = testAuthlete({ fixtures: demoWith() });
const { url, port } = await authlete.listen({ port: 0 });
const service = await authlete.world();

// The code of stub responses is loaded at the first one.
service.stub('/auth/introspection').action('FORBIDDEN');
await authlete.call('auth_introspection_api', { token: 'x' });

beforeEach(() => service.stubs.clear());
afterAll(() => authlete.close());

const request = {
  method: 'POST',
  headers: { authorization: `Bearer ${authlete.accessToken}`, 'content-type': 'application/json' },
  body: JSON.stringify({ token: 'x' }),
};
const path = `/api/${authlete.serviceId}/auth/introspection`;
const transports = [
  ['over a port', () => fetch(url + path, { ...request, signal: AbortSignal.timeout(300) })],
  [
    'without one',
    () => authlete.fetch(`http://authlete${path}`, { ...request, signal: AbortSignal.timeout(300) }),
  ],
] as const;

/** The result of a call: its error, or the text of its response. */
async function outcome(call: () => Promise<Response>): Promise<string> {
  try {
    const response = await call();
    return await response.text();
  } catch (problem) {
    if (!(problem instanceof Error)) return String(problem);
    const cause = problem.cause instanceof Error ? problem.cause : undefined;
    return cause !== undefined && 'code' in cause ? `${problem.message}: ${cause.code}` : problem.message;
  }
}

describe.each(transports)('A fault, %s,', (_, call) => {
  it.each<[Fault, RegExp]>([
    ['reset', /^fetch failed: ECONNRESET$/],
    ['empty', /^fetch failed: UND_ERR_SOCKET$/],
    ['timeout', /aborted due to timeout/],
    ['truncated', /terminated|aborted/],
    ['malformed-json', /^\{".*,$/],
  ])('%s', async (fault, expected) => {
    service.stub('/auth/introspection').fault(fault);
    expect(await outcome(call)).toMatch(expected);
    expect(await outcome(call), 'the next call is answered').toContain('"action":"UNAUTHORIZED"');
    service.verify();
  });
});

describe('A call whose answer is lost', () => {
  it('never reached the mock', async () => {
    const ticket = await ticketFor(authlete);
    service.stub('/auth/authorization/issue').fault('reset');
    await expect(issue(authlete, ticket)).rejects.toThrow('fetch failed');
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION' });
  });

  it('unless the mock acted first: then the ticket is spent', async () => {
    const ticket = await ticketFor(authlete);
    service.stub('/auth/authorization/issue').fault('reset', { acts: true });
    await expect(issue(authlete, ticket)).rejects.toThrow('fetch failed');
    expect(await issue(authlete, ticket)).toMatchObject({ resultCode: 'A041202' });
  });
});

it('a truncated answer has the headers and half of the body', async () => {
  service.stub('/auth/introspection').fault('truncated');
  const socket = connect(port, '127.0.0.1');
  const { headers, body } = request;
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: x',
    ...Object.entries(headers).map((pair) => pair.join(': ')),
  ];
  socket.write(`${lines.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
  });
  await once(socket, 'close');
  const [head = '', half = ''] = received.split('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  expect(head).toMatch(/^HTTP\/1\.1 200 /);
  expect(half.length).toBe(Math.ceil(length / 2));
});
