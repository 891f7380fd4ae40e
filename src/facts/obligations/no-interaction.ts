import type { Condition } from './conditions.js';
import { type LevelledDuty, must, should } from './declare.js';
import { call, filled, member } from './obligation.js';

const ticket = member('ticket');
const fail = (reason: string) => [call('auth_authorization_fail_api', { ticket, reason })];
const core = 'OpenID Connect Core 3.1.2.1';

/** In the order of the checks; the first that fails gives the reason. */
const refusals: readonly (readonly [
  when: Condition,
  reason: string,
  sources: readonly string[],
  note?: string,
])[] = [
  [
    'not-logged-in',
    'NOT_LOGGED_IN',
    ['OpenID Connect Core 3.1.2.6', 'Authlete'],
    'The client gets login_required.',
  ],
  ['authentication-time-unknown', 'MAX_AGE_NOT_SUPPORTED', ['Authlete'], 'The client gets login_required.'],
  [
    'authentication-too-old',
    'EXCEEDS_MAX_AGE',
    [core, 'Authlete'],
    'An age of exactly maxAge passes. maxAge=0 can also mean that the request has no max_age.',
  ],
  [
    'other-user',
    'DIFFERENT_SUBJECT',
    [core, 'Authlete'],
    'Authlete does not compare the subject when it issues.',
  ],
  [
    'acr-essential-unmet',
    'ACR_NOT_SATISFIED',
    ['OpenID Connect Core 5.5.1.1', 'Authlete', 'reference implementation'],
    'The client gets unmet_authentication_requirements.',
  ],
  [
    'scopes-not-granted',
    'CONSENT_REQUIRED',
    [core, 'Authlete'],
    'The server keeps its own record of consent.',
  ],
  [
    'dynamic-scopes-not-granted',
    'CONSENT_REQUIRED',
    ['Authlete'],
    'No record of granted scopes at Authlete has them.',
  ],
  ['resource-refused', 'INVALID_TARGET', ['RFC 8707 2', 'Authlete']],
];

/** A request with prompt=none: the server checks everything itself and asks the user nothing. */
export const noInteraction: readonly LevelledDuty[] = [
  must({
    calls: [
      call('auth_authorization_issue_api', { ticket }),
      call('auth_authorization_fail_api', { ticket }),
    ],
    sources: ['Authlete', 'reference implementation'],
    note: 'The order of the checks is session, maxAge, subject, acrs, scopes, dynamicScopes, resources.',
  }),
  must({
    id: 'no-page',
    rule: 'The server answers without a page for login, consent or choice of account, and without a hop to one.',
    sources: [core, 'Authlete'],
    note: 'This action also occurs without prompt=none, if offline_access is requested without consent.',
  }),
  ...refusals.map(([when, reason, sources, note]) =>
    must({ when, calls: fail(reason), sources, ...(note !== undefined && { note }) }),
  ),
  should({
    when: 'details-not-granted',
    calls: fail('CONSENT_REQUIRED'),
    sources: ['RFC 9396 3.1'],
    note: 'The checks that Authlete lists leave out authorizationDetails.',
  }),
  should({
    when: 'claims-not-granted',
    calls: fail('CONSENT_REQUIRED'),
    sources: [core],
    note: 'The checks that Authlete lists leave out the claims.',
  }),
  must({
    when: 'all-checks-pass',
    calls: [call('auth_authorization_issue_api', { ticket, subject: filled })],
    sources: ['Authlete'],
    note: 'It passes the true authTime in seconds, the acr that was performed, and the values of the claims as JSON.',
  }),
];
