import { factsOf, isGrant } from '../../facts/lookup.js';
import { type Answer, type AuthleteCall, redirectOf } from '../exchange.js';
import type { Difference } from '../judge.js';
import type { ServerUnderCheck } from '../server.js';
import { judged, type Watcher } from './cross-cutting.js';

/** Every 401 names how to authenticate (RFC 9110, section 15.5.2). */
export const unauthorizedHasChallenge: Watcher = {
  id: 'unauthorized-challenge',
  watch({ answer }) {
    if (answer?.status !== 401) return undefined;
    return judged(
      answer.headers.has('www-authenticate')
        ? undefined
        : {
            message: 'A response with status 401 has no challenge.',
            expected: 'WWW-Authenticate',
            got: 'none',
          },
    );
  },
};

/** The state behind the action has changed, or not, whatever the server tells the client. */
export const errorStaysError: Watcher = {
  id: 'error-stays-error',
  watch(exchange, { server, observation }) {
    const { answer } = exchange;
    if (observation === undefined || exchange !== observation.final || answer === undefined) return undefined;
    const { operationId, action } = observation;
    // A refusal that Authlete sends back to the client through the browser has the form of a success.
    if (!factsOf(operationId)?.actions.has(action) || ['LOCATION', 'FORM'].includes(action)) return undefined;
    // What another call decides is not decided by this action.
    if (observation.later.length > 0) return undefined;
    const isSuccess = answer.status < 300 || leavesTo(answer, server);
    if (isGrant(operationId, action)) return undefined;
    return judged(
      isSuccess
        ? {
            message: `The server answers ${action} with a success.`,
            expected: 'an error',
            got: `status ${answer.status}`,
          }
        : undefined,
    );
  },
};

const leavesTo = (answer: Answer, { hosts }: ServerUnderCheck): boolean => {
  const target = redirectOf(answer);
  return target !== undefined && !hosts.has(target.host);
};

/** CWE-209: what clients can see must not tell how the server is built. */
export const noInternalDetails: Watcher = {
  id: 'no-internal-details',
  watch({ answer, calls }, { server }) {
    if (answer === undefined) return undefined;
    const shown = [answer.body, ...[...answer.headers].map(([name, value]) => `${name}: ${value}`)].join(
      '\n',
    );
    const meant = calls.flatMap(({ response }) =>
      typeof response['responseContent'] === 'string' ? [response['responseContent']] : [],
    );
    const visible = meant.reduce((text, content) => text.replaceAll(content, ''), shown);
    for (const [what, value] of internalsOf(server, calls))
      if (visible.includes(value))
        return {
          message: `The response reveals ${what}.`,
          expected: 'nothing internal',
          got: excerptAround(visible, value),
        } satisfies Difference;
    return 'obeyed';
  },
};

function internalsOf({ authlete }: ServerUnderCheck, calls: readonly AuthleteCall[]): [string, string][] {
  const internals: [string, string][] = [
    ['the API access token', authlete.accessToken],
    ['the URL of Authlete', new URL(authlete.url).host],
    ['the service ID', String(authlete.serviceId)],
  ];
  for (const { response, resultCode } of calls) {
    const message = response['resultMessage'];
    // Result codes in error descriptions are meant for clients: they are in brackets.
    if (typeof message === 'string' && message.length > 12)
      internals.push(['the resultMessage', message.replace(/^\[\w+\]\s*/, '')]);
    if (resultCode !== undefined) internals.push(['the resultCode', `"${resultCode}"`]);
  }
  // What every page of an exception has, in the languages of the known servers.
  return [
    ...internals,
    ...[
      'at java.',
      'Traceback (most recent call last)',
      'node_modules/',
      'ApiException',
      'AuthleteApiException',
      'java.lang.',
      'goroutine ',
    ].map((text): [string, string] => ['an exception', text]),
  ];
}

const excerptAround = (text: string, value: string): string => {
  const at = text.indexOf(value);
  return text.slice(Math.max(0, at - 40), at + value.length + 40);
};
