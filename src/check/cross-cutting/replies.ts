import type { StubDefinition } from '../../scenarios/stub.js';
import type { Answer, AuthleteCall } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

/** A token request while the operation answers in an unusual way. */
const tokenProbe = (
  id: string,
  title: string,
  reply: Omit<StubDefinition, 'operation'>,
  judge: (answer: Answer, calls: readonly AuthleteCall[]) => Difference | undefined,
  more: Pick<Probe, 'disturbs'> = {},
): Probe => ({
  id,
  ...more,
  async run(server) {
    const session = new Session(server);
    const undo = server.authlete.force({ operation: 'auth_token_api', ...reply });
    const final = await new Requests(server, session)
      .token({ grant_type: 'client_credentials' })
      .finally(undo);
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    const difference =
      final.answer === undefined
        ? { message: `The server did not answer: ${final.failure}.`, expected: 'a response' }
        : judge(final.answer, final.calls);
    return [{ title, exchanges: session.exchanges, final, difference, ...(call && { call }) }];
  },
});

/** The content is null where a body is due, so that the server writes an error of its own. */
const noContent = tokenProbe(
  'no-content',
  'an error without responseContent',
  { action: 'BAD_REQUEST', reply: { responseContent: null } },
  ({ status, body }) => {
    if (status < 400)
      return { message: 'The server answers with a success.', expected: 'an error', got: String(status) };
    return /^\s*(null)?\s*$/.test(body)
      ? { message: 'The error has no body of its own.', expected: '{"error":"…"}', got: body || 'none' }
      : undefined;
  },
);

/** RFC 6585, section 4. */
const rateLimited = tokenProbe(
  'rate-limit-told',
  'Authlete answers 429',
  { status: 429, headers: { 'retry-after': '120' } },
  ({ status, headers }) => {
    if (status !== 503)
      return {
        message: 'The client does not learn that it should wait.',
        expected: '503',
        got: String(status),
      };
    return headers.has('retry-after')
      ? undefined
      : { message: 'The client does not learn how long to wait.', expected: 'Retry-After', got: 'none' };
  },
  { disturbs: true },
);

/** A server that waits for Authlete longer than its clients wait for it keeps their connections for nothing. */
const timeout = tokenProbe(
  'read-timeout',
  'Authlete answers after 11 s',
  { delay: '11s' },
  ({ status }) =>
    status >= 500
      ? undefined
      : {
          message: 'The server waits for more than 10 s.',
          expected: '500 or 503 within 10 s',
          got: String(status),
        },
  { disturbs: true },
);

/** RFC 6585, section 4: a call with 429 may be repeated, but not earlier than Authlete says. */
const waited: Probe = {
  id: 'rate-limit-waited',
  disturbs: true,
  async run(server) {
    const session = new Session(server);
    const undo = server.authlete.force({
      operation: 'auth_token_api',
      status: 429,
      headers: { 'retry-after': '1' },
      times: 1,
    });
    const final = await new Requests(server, session)
      .token({ grant_type: 'client_credentials' })
      .finally(undo);
    const [first, again] = final.calls.filter(({ operationId }) => operationId === 'auth_token_api');
    if (first === undefined || again === undefined)
      throw new NotTried('The server leaves it to its clients to wait and try again.');
    const passed = again.at - first.at;
    return [
      {
        title: 'Authlete answers 429 once, with Retry-After: 1',
        exchanges: session.exchanges,
        final,
        call: again,
        difference:
          // Timers are not exact.
          passed < 900
            ? {
                message: 'The server repeats the call too early.',
                expected: 'a call after 1 s',
                got: `after ${passed} ms`,
              }
            : undefined,
      },
    ];
  },
};

/** The code and the message say the opposite of the action. */
const actionDecides: readonly Probe[] = [
  tokenProbe(
    'action-decides',
    'a success with the result code and the message of an error',
    {
      action: 'OK',
      reply: {
        resultCode: 'A050305',
        resultMessage: '[A050305] The client failed to authenticate: invalid_client.',
        responseContent: '{"access_token":"token-of-the-check","token_type":"Bearer"}',
      },
      allowInvalid: true,
    },
    ({ status }) =>
      status < 300
        ? undefined
        : { message: 'The server does not go by the action OK.', expected: '200', got: String(status) },
  ),
  tokenProbe(
    'action-decides',
    'an error with the result code and the message of a success',
    {
      action: 'BAD_REQUEST',
      reply: {
        resultCode: 'A053001',
        resultMessage: '[A053001] The token request was processed successfully.',
        responseContent: '{"error":"invalid_grant"}',
      },
      allowInvalid: true,
    },
    ({ status }) =>
      status >= 400
        ? undefined
        : {
            message: 'The server does not go by the action BAD_REQUEST.',
            expected: '400',
            got: String(status),
          },
  ),
];

export const replyProbes: readonly Probe[] = [noContent, rateLimited, timeout, waited, ...actionDecides];
