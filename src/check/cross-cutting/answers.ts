import { contentOf, factsOf, isGrant } from '../../facts/lookup.js';
import { allObligations } from '../../facts/obligations/index.js';
import { type Answer, redirectOf } from '../exchange.js';
import type { Observation } from '../observation.js';
import type { ServerUnderCheck } from '../server.js';
import { judged, type Watcher } from './cross-cutting.js';

/** Every 401 names how to authenticate (RFC 9110, section 15.5.2). */
export const unauthorizedHasChallenge: Watcher = {
  id: 'challenge-with-401',
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

export const successStaysSuccess: Watcher = {
  id: 'success-stays-success',
  watch(exchange, { observation }) {
    const { answer } = exchange;
    if (observation === undefined || exchange !== observation.final || answer === undefined) return undefined;
    const { operationId, action, later } = observation;
    if (!isGrant(operationId, action) || later.length > 0 || mayRefuse(observation)) return undefined;
    // A server may refuse what it does not support, as long as Authlete has not issued anything.
    const content = contentOf(operationId, action);
    if (content === undefined || content === 'none') return undefined;
    return judged(
      answer.status < 400
        ? undefined
        : {
            message: `The server answers ${action} with an error.`,
            expected: 'a success',
            got: `status ${answer.status}`,
          },
    );
  },
};

/** Whether the server owes an error under the conditions of the trial, such as a user who no longer exists. */
const mayRefuse = ({ operationId, action, conditions }: Observation): boolean =>
  allObligations.some(
    ({ when, requirement, ...one }) =>
      one.operationId === operationId &&
      one.action === action &&
      when !== undefined &&
      conditions.has(when) &&
      requirement.of === 'status' &&
      requirement.oneOf.every((status) => status >= 400),
  );

/** RFC 6749, section 5.1: at the endpoints whose responses have tokens or codes. */
export const noStore: Watcher = {
  id: 'no-store',
  watch({ answer, calls }) {
    const issues = calls.some(({ operationId, action }) => issuing.has(`${operationId} ${action}`));
    if (answer === undefined || answer.status >= 400 || !issues) return undefined;
    const directives =
      answer.headers
        .get('cache-control')
        ?.toLowerCase()
        .split(/\s*,\s*/) ?? [];
    return judged(
      directives.includes('no-store')
        ? undefined
        : {
            message: 'A response with tokens or personal data may be stored.',
            expected: 'Cache-Control: no-store',
            got: answer.headers.get('cache-control') ?? 'none',
          },
    );
  },
};

const issuing: ReadonlySet<string> = new Set([
  'auth_token_api OK',
  'auth_token_issue_api OK',
  'auth_userinfo_issue_api JSON',
  'auth_userinfo_issue_api JWT',
  'pushed_auth_req_api CREATED',
  'auth_authorization_issue_api FORM',
]);

/** A challenge is for the header, not for the body. */
export const noChallengeAsBody: Watcher = {
  id: 'no-challenge-as-body',
  watch({ answer, calls }) {
    const challenges = calls.flatMap(({ response: { responseContent: content } }) =>
      typeof content === 'string' && /^(Bearer|DPoP) /i.test(content) ? [content] : [],
    );
    if (answer === undefined || challenges.length === 0) return undefined;
    return judged(
      challenges.includes(answer.body.trim())
        ? { message: 'The body is the challenge.', expected: 'the header WWW-Authenticate', got: answer.body }
        : undefined,
    );
  },
};

/** What a client presented comes back only where Authlete says so. */
export const tokenNotEchoed: Watcher = {
  id: 'token-not-echoed',
  watch({ request, answer, calls }) {
    const [, token = ''] = /^(?:Bearer|DPoP) (.{8,})$/i.exec(request.headers['authorization'] ?? '') ?? [];
    if (answer === undefined || token === '') return undefined;
    const isMeant = calls.some(({ response }) => String(response['responseContent']).includes(token));
    return judged(
      answer.body.includes(token) && !isMeant
        ? {
            message: 'The response has the access token of the request.',
            expected: 'no token',
            got: 'the token',
          }
        : undefined,
    );
  },
};

/** What a server writes itself has no leftovers of a template. */
export const noNullText: Watcher = {
  id: 'no-null-text',
  watch({ answer, calls }) {
    if (answer === undefined || calls.length === 0 || !/json/.test(answer.headers.get('content-type') ?? ''))
      return undefined;
    const isRelayed = calls.some(({ response }) => response['responseContent'] === answer.body);
    if (isRelayed) return undefined;
    return judged(
      /:\s*"?null"?\s*[,}]|^\s*null\s*$/.test(answer.body)
        ? { message: 'The response has a null.', expected: 'no member without a value', got: answer.body }
        : undefined,
    );
  },
};

const leavesTo = (answer: Answer, { hosts }: ServerUnderCheck): boolean => {
  const target = redirectOf(answer);
  return target !== undefined && !hosts.has(target.host);
};
