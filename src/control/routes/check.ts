import { anything, count, described, flag, list, oneOf, text, whole } from '../../spec/schema.js';
import type { CheckRun } from '../check-board.js';
import type { ControlCall, ControlRoute } from '../route.js';

const result = {
  ...whole({
    id: text,
    level: oneOf('must', 'should', 'may'),
    verdict: oneOf('obeyed', 'broken', 'doubtful', 'notTried'),
    sentence: text,
    breaks: list({ type: 'object', additionalProperties: anything }),
  }),
  // The rest is that of the JSON report of `check`.
  additionalProperties: anything,
};

const run = whole(
  {
    server: described('The base URL of the authorization server.', text),
    startedAt: described('Milliseconds since the epoch.', count),
    running: flag,
    progress: whole({ done: count, total: count, title: { type: 'string' } }),
    results: list(result),
    problems: described('What is wrong with the run as a whole.', list(text)),
  },
  { optional: ['progress', 'problems'] },
);

export const checkSchemas = {
  CheckRun: described('A run of authlete-testkit check: its results so far, without secrets.', run),
  CheckState: described(
    'The last run that was published; empty if there is none.',
    whole({ run }, { optional: ['run'] }),
  ),
};

export const checkRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/check',
    operationId: 'getCheck',
    summary: 'Returns the results of the last check that used this mock with check --mock.',
    success: [200, 'CheckState'],
    answer: async ({ controlled: { check } }) => {
      const run = await check.run();
      return run === undefined ? {} : { run };
    },
  },
  {
    method: 'PUT',
    path: '/check',
    operationId: 'putCheck',
    summary: 'Publishes the results of a check, which check --mock does while it runs.',
    body: { schema: 'CheckRun', required: true, limit: 16 * 1024 * 1024 },
    success: [204],
    answer: async ({ controlled: { check }, body }: ControlCall<CheckRun>) => {
      await check.publish(body);
    },
  },
  {
    method: 'DELETE',
    path: '/check',
    operationId: 'deleteCheck',
    summary: 'Forgets the results of the last check.',
    success: [204],
    answer: async ({ controlled: { check } }) => {
      await check.forget();
    },
  },
];
