import { isDeepStrictEqual } from 'node:util';
import { factsOf } from '../../facts/lookup.js';
import { judged, type Watcher } from './cross-cutting.js';

/** Each ticket is used for one call of issue or fail. */
export const ticketOnce: Watcher = {
  id: 'ticket-once',
  watch({ calls }, { observation }) {
    const all = observation === undefined ? calls : [observation.call, ...observation.later];
    // If Authlete gave no usable response to a call of issue, the server may call fail.
    const used = all.filter(
      ({ operationId, request, response, fault }) =>
        typeof response['action'] === 'string' &&
        fault === undefined &&
        /_(issue|fail)_api$/.test(operationId ?? '') &&
        typeof request['ticket'] === 'string',
    );
    if (used.length === 0) return undefined;
    const tickets = used.map(({ request }) => request['ticket']);
    const again = tickets.find((ticket, index) => tickets.indexOf(ticket) !== index);
    return judged(
      again === undefined
        ? undefined
        : {
            message: 'The server uses a ticket again.',
            expected: 'one call of issue or fail',
            got: used.map(({ operationId }) => operationId).join(', '),
          },
    );
  },
};

/** RFC 9110, section 9.2.2: what is not idempotent is not repeated automatically. After 429 it may be. */
export const noRetry: Watcher = {
  id: 'no-retry',
  watch({ calls }) {
    const changing = calls.filter(
      ({ operationId, status }) =>
        operationId !== undefined && status !== 429 && factsOf(operationId)?.repeatable !== true,
    );
    if (changing.length === 0) return undefined;
    const again = changing.find((call, index) =>
      changing
        .slice(0, index)
        .some(
          (before) =>
            before.operationId === call.operationId && isDeepStrictEqual(before.request, call.request),
        ),
    );
    return judged(
      again === undefined
        ? undefined
        : {
            message: `The server repeats ${again.operationId}.`,
            expected: 'one call',
            got: `${changing.filter(({ operationId }) => operationId === again.operationId).length} calls`,
          },
    );
  },
};

/** OpenID Connect Core 1.0, section 2: auth_time is in seconds, and in the past. */
export const trueAuthTime: Watcher = {
  id: 'true-auth-time',
  watch({ calls }) {
    const times = calls.flatMap(({ request, at }) =>
      typeof request['authTime'] === 'number' && request['authTime'] !== 0
        ? [{ time: request['authTime'], at }]
        : [],
    );
    const [first] = times;
    if (first === undefined) return undefined;
    const wrong = times.find(({ time, at }) => time > at / 1000 + 60 || time < at / 1000 - 86_400);
    return judged(
      wrong && {
        message: 'The authTime is not a time of this check, in seconds since 1970.',
        expected: `about ${Math.floor(wrong.at / 1000)}`,
        got: String(wrong.time),
      },
    );
  },
};

/** The ticket is a secret of the server: a client that has it could decide in place of the user. */
export const ticketHidden: Watcher = {
  id: 'ticket-kept-secret',
  watch({ answer, calls, request }, { server }) {
    const { authlete } = server;
    if (answer === undefined) return undefined;
    const tickets = [...calls, ...authlete.calls.slice(-20)].flatMap(({ response }) =>
      typeof response['ticket'] === 'string' && response['ticket'] !== '' ? [response['ticket']] : [],
    );
    if (tickets.length === 0) return undefined;
    const shown = [request.url.href, answer.body, ...[...answer.headers].map(([, value]) => value)].join(
      '\n',
    );
    return judged(
      tickets.some((ticket) => shown.includes(ticket))
        ? { message: 'The ticket leaves the server.', expected: 'no ticket', got: 'the ticket' }
        : undefined,
    );
  },
};
