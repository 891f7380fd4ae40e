import type { Condition } from '../../facts/obligations/conditions.js';
import type { AuthleteCall } from '../exchange.js';
import { mediaTypeOf } from '../exchange.js';
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
