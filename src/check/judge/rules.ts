import type { Obligation } from '../../facts/obligations/obligation.js';
import { isObject, parseJson } from '../../json.js';
import { asksPassword, type Page, readPage } from '../driver/page.js';
import { wording } from '../driver/wording.js';
import { type Answer, mediaTypeOf, pageAt } from '../exchange.js';
import { NotTried } from '../not-tried.js';
import type { Observation } from '../observation.js';
import { unjudged } from '../unjudged.js';
import type { Difference } from './difference.js';
import { memberOf } from './member.js';

type Rule = (observation: Observation) => Difference | undefined;

/** Judges what only a sentence says, where the pages and responses show it. */
export function judgeRule({ id, probe }: Obligation, observation: Observation): Difference | undefined {
  const rule = rules[id.slice(id.lastIndexOf('/') + 1)];
  if (rule !== undefined) return rule(observation);
  throw new NotTried(
    unjudged[id] ??
      (probe === undefined ? 'A request and its response do not show it.' : `It takes the probe ${probe}.`),
  );
}

const rules: Readonly<Record<string, Rule>> = {
  'login-again': (observation) =>
    isFailed(observation) || pagesOf(observation).some(({ forms }) => forms.some(asksPassword))
      ? undefined
      : unlessScripted(observation, {
          message: 'No page asks for the password.',
          expected: 'a login page',
          got: seen(observation),
        }),
  'consent-again': (observation) => {
    if (isFailed(observation) || decidedPages(observation).some(asksConsent)) return undefined;
    if (!isIssued(observation)) throw new NotTried('The user did not get to the last page.');
    return unlessScripted(observation, {
      message: 'No page asks for consent.',
      expected: 'a consent page',
      got: seen(observation),
    });
  },
  'no-page': (observation) =>
    observation.final === observation.made && !pagesOf(observation).some(({ forms }) => forms.length > 0)
      ? undefined
      : { message: 'The server shows a page.', expected: 'no page', got: seen(observation) },
  'purpose-shown': (observation) => {
    const { purpose } = observation.call.response;
    if (typeof purpose !== 'string') return undefined;
    if (answersOf(observation).some(({ body }) => body.includes(purpose)))
      return { message: 'The purpose is on the page without being escaped.', expected: 'escaped text' };
    if (!isShown(observation, purpose))
      throw new NotTried('No page shows the purpose. A server without identity assurance need not.');
    return undefined;
  },
  'details-shown': (observation) =>
    missingOnPages(
      observation,
      list(memberOf(observation.call.response, 'authorizationDetails.elements')).map((element) =>
        memberOf(element, 'type'),
      ),
    ),
  'dynamic-scopes-shown': (observation) =>
    missingOnPages(
      observation,
      list(observation.call.response['dynamicScopes']).map((scope) => memberOf(scope, 'value')),
    ),
  'page-informs': (observation) => {
    if (!decidedPages(observation).some(asksConsent)) throw new NotTried('No page asks for consent.');
    return missingOnPages(observation, [
      memberOf(observation.call.response, 'client.clientName'),
      ...list(observation.call.response['scopes']).map((scope) => memberOf(scope, 'description')),
    ]);
  },
  'only-consented-claims': ({ call: { response }, after }) => {
    const issued = after.find(({ operationId }) => operationId === 'auth_userinfo_issue_api');
    const passed = Object.keys(Object(parseJson(String(issued?.request['claims'] ?? '{}'))));
    const allowed = [...list(response['consentedClaims']), 'sub'];
    const more = passed.filter((name) => !allowed.includes(name));
    if (more.length === 0) return undefined;
    return {
      message: 'The server passes claims that the user did not agree to.',
      expected: allowed.join(', '),
      got: more.join(', '),
    };
  },
  'no-notification': ({ received }) =>
    received.length === 0
      ? undefined
      : { message: 'The server sends a notification.', expected: 'none', got: String(received.length) },
  notified: ({ received: [first] }) =>
    first?.method === 'POST'
      ? undefined
      : { message: 'No POST request arrives.', expected: 'a POST request', got: first?.method ?? 'none' },
  'response-built': ({ call: { response }, final: { answer } }) => {
    const body = parseJson(answer?.body ?? '');
    const expected = { access_token: response['jwtAccessToken'] ?? response['accessToken'] };
    const got = isObject(body) ? body['access_token'] : undefined;
    if (got === expected.access_token) return undefined;
    return {
      message: 'The body has another access token.',
      expected: JSON.stringify(expected),
      got: answer?.body ?? 'none',
    };
  },
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isFailed = ({ later }: Observation): boolean =>
  later.some(({ operationId }) => operationId === 'auth_authorization_fail_api');

const isIssued = ({ later }: Observation): boolean =>
  later.some(({ operationId }) => operationId === 'auth_authorization_issue_api');

/** The pages that the user saw after the call. */
const answersOf = ({ exchanges, made }: Observation): Answer[] =>
  exchanges
    .slice(exchanges.indexOf(made))
    .flatMap(({ answer }) => (answer !== undefined && mediaTypeOf(answer) === 'text/html' ? [answer] : []));

function pagesOf(observation: Observation): Page[] {
  return answersOf(observation).map(({ body }) => readPage(body));
}

function decidedPages(observation: Observation): Page[] {
  if (!observation.isDecided || isFailed(observation))
    throw new NotTried('The user did not get to the last page.');
  return pagesOf(observation);
}

const asksConsent = ({ forms }: Page): boolean =>
  forms.some(({ buttons }) => buttons.some(({ described }) => wording.grants.test(described)));

const isShown = (observation: Observation, text: string): boolean =>
  decidedPages(observation).some((page) => page.text.includes(text));

function missingOnPages(observation: Observation, texts: readonly unknown[]): Difference | undefined {
  const missing = texts.filter(
    (text) => typeof text === 'string' && text !== '' && !isShown(observation, text),
  );
  if (missing.length === 0) return undefined;
  return unlessScripted(observation, { message: 'No page shows it.', expected: missing.join(', ') });
}

/** Returns what a page lacks. Throws `NotTried` if a script builds a page, because its source does not tell what it shows. */
function unlessScripted(observation: Observation, lacking: Difference): Difference {
  const scripted = answersOf(observation).find(
    ({ body }) => /<script\b/i.test(body) && readPage(body).forms.length === 0,
  );
  if (scripted === undefined) return lacking;
  throw new NotTried(
    `A script builds the page ${pageAt(scripted.url)}, so the check does not know what it shows.`,
  );
}

const seen = (observation: Observation): string =>
  pagesOf(observation)
    .map(({ text }) => text.trim().slice(0, 60))
    .join(' | ') || 'no page';
