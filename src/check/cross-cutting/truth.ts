import type { Condition } from '../../facts/obligations/conditions.js';
import type { AuthleteCall } from '../exchange.js';
import { mediaTypeOf, redirectOf } from '../exchange.js';
import { unreachableAcr } from '../world.js';
import { judged, type WatchContext, type Watcher } from './cross-cutting.js';

const callOf = (calls: readonly AuthleteCall[], operationId: string): AuthleteCall | undefined =>
  calls.find((call) => call.operationId === operationId);

/** The response of Authlete to the authorization request that a call of issue answers. */
const requested = ({ observation }: WatchContext): AuthleteCall['response'] | undefined =>
  observation?.operationId === 'auth_authorization_api' ? observation.call.response : undefined;

/** OpenID Connect Core 1.0, section 2. */
export const trueAcr: Watcher = {
  id: 'true-acr',
  watch({ calls }, context) {
    const issue = callOf(calls, 'auth_authorization_issue_api');
    const { acrs, acrEssential } = requested(context) ?? {};
    if (issue === undefined || !Array.isArray(acrs)) return undefined;
    const got = issue.request['acr'];
    const problem =
      got === unreachableAcr
        ? { message: 'The server claims an acr that it cannot perform.', expected: `not ${got}` }
        : acrEssential === true && !acrs.includes(got)
          ? { message: 'The acr is none of those that are essential.', expected: acrs.join(' or ') }
          : undefined;
    return judged(problem && { ...problem, got: String(got ?? 'none') });
  },
};

/** OpenID Connect Core 1.0, section 3.1.2.2. */
export const trueSubject: Watcher = {
  id: 'true-subject',
  watch({ calls }, context) {
    const issue = callOf(calls, 'auth_authorization_issue_api');
    const { subject } = requested(context) ?? {};
    if (issue === undefined || typeof subject !== 'string') return undefined;
    const got = issue.request['subject'];
    return judged(
      got === subject
        ? undefined
        : {
            message: 'The server issues for another user than the requested one.',
            expected: subject,
            got: String(got),
          },
    );
  },
};

/** What the server must find, each by a check of its own. */
const obstacles: readonly Condition[] = [
  'not-logged-in',
  'authentication-too-old',
  'other-user',
  'acr-essential-unmet',
  'scopes-not-granted',
  'dynamic-scopes-not-granted',
  'details-not-granted',
  'claims-not-granted',
];

/** OpenID Connect Core 1.0, section 3.1.2.1. */
export const promptNoneChecksAll: Watcher = {
  id: 'prompt-none-checks-all',
  watch({ calls }, { observation }) {
    if (observation?.action !== 'NO_INTERACTION' || !calls.includes(observation.call)) return undefined;
    const obstacle = obstacles.find((name) => observation.conditions.has(name));
    if (obstacle === undefined) return undefined;
    return judged(
      callOf(calls, 'auth_authorization_issue_api') && {
        message: `With prompt=none the server issues in spite of ${obstacle}.`,
        expected: 'auth_authorization_fail_api',
        got: 'auth_authorization_issue_api',
      },
    );
  },
};

export const promptNoneAsksNothing: Watcher = {
  id: 'prompt-none-asks-nothing',
  watch({ answer, calls }, { observation }) {
    if (observation?.action !== 'NO_INTERACTION' || !calls.includes(observation.call)) return undefined;
    const { final } = observation;
    const isPage = (one: typeof answer) => one !== undefined && mediaTypeOf(one) === 'text/html';
    return judged(
      isPage(answer) || isPage(final.answer)
        ? {
            message: 'With prompt=none the user sees a page.',
            expected: 'a redirect to the client',
            got: final.request.url.pathname,
          }
        : undefined,
    );
  },
};

const freshEnough: Watcher['watch'] = ({ calls }, { observation }) => {
  const issue = callOf(calls, 'auth_authorization_issue_api');
  const { maxAge } = observation?.call.response ?? {};
  const authTime = issue?.request['authTime'];
  if (observation === undefined || typeof maxAge !== 'number' || maxAge === 0 || typeof authTime !== 'number')
    return undefined;
  const latest = Math.floor(observation.call.at / 1000) - maxAge;
  // The time of the login is in whole seconds.
  return judged(
    authTime < latest - 1
      ? { message: 'The login is too old.', expected: `at least ${latest}`, got: String(authTime) }
      : undefined,
  );
};

/** Whether the user decides at another host than that of the authorization endpoint. */
const isElsewhere = ({ server, observation }: WatchContext): boolean => {
  if (observation?.action !== 'INTERACTION') return false;
  const { final, after } = observation;
  if (after.some(({ operationId }) => /_(?:issue|fail)_api$/.test(operationId ?? ''))) return false;
  const asked = (final.answer && redirectOf(final.answer)) ?? final.request.url;
  return asked.host !== server.endpoints.authorization?.host;
};

/** OpenID Connect Core 1.0, section 3.1.2.1: it does not matter which of the two enforces it. */
export const interactionTogether: Watcher = {
  id: 'interaction-together',
  watch(exchange, context) {
    if (requested(context) === undefined || !isElsewhere(context)) return undefined;
    const found = [trueSubject.watch, trueAcr.watch, freshEnough].map((watch) => watch(exchange, context));
    return found.find((one) => typeof one === 'object') ?? found.find((one) => one !== undefined);
  },
};
