import { html } from './common.js';
import { type LevelledDuty, may, must, should } from './declare.js';
import { call, filled, member, noneOf, noStore, oneOf, own } from './obligation.js';

const ticket = member('ticket');
const issue = (args: Parameters<typeof call<'auth_authorization_issue_api'>>[1] = {}) =>
  call('auth_authorization_issue_api', { ticket, ...args });
const fail = (reason: string) => call('auth_authorization_fail_api', { ticket, reason });
const core = 'OpenID Connect Core 3.1.2.1';

/** Pages on which the user decides must not be shown in the frame of another site. */
export const notFramed = must({
  when: 'own-page',
  id: 'not-framed',
  anyHeader: { 'x-frame-options': own, 'content-security-policy': { has: 'frame-ancestors' } },
  rule: 'The page cannot be framed: it has X-Frame-Options, or frame-ancestors in its Content-Security-Policy.',
  sources: ['RFC 6749 10.13', 'RFC 9700 4.16'],
  note: 'A hop to a separate user interface needs no such header; the pages of that interface do.',
});

/** The user has to log in, to consent, or to choose. */
export const interaction: readonly LevelledDuty[] = [
  must({
    status: [200, 302, 303],
    contentType: html,
    body: 'own',
    calls: [issue({ subject: filled }), call('auth_authorization_fail_api', { ticket, reason: filled })],
    later: true,
    sources: ['Authlete', 'reference implementation'],
    note: 'The server shows a page of its own, or redirects to one, which has no media type then.',
  }),
  notFramed,
  should({ when: 'own-page', headers: noStore, sources: ['general practice'] }),
  must({
    when: 'user-denies',
    calls: [fail('DENIED')],
    later: true,
    sources: ['Authlete', 'reference implementation'],
    note: 'The client gets access_denied.',
  }),
  must({
    when: 'user-grants',
    calls: [issue({ subject: filled })],
    later: true,
    sources: ['Authlete'],
    note: 'A subject has at most 100 ASCII characters.',
  }),
  should({
    when: 'user-gives-up',
    calls: [fail('NOT_AUTHENTICATED'), fail('DENIED')],
    later: true,
    sources: ['Authlete', 'reference implementation'],
    note: 'Showing the login form again is allowed, but without the call the client waits forever. A user who leaves the login page with its button has denied the request as well.',
  }),
  must({
    when: 'prompt-login',
    id: 'login-again',
    rule: 'The user authenticates again, even with a live session.',
    sources: [core, 'Authlete'],
    note: 'If that is impossible, the server fails the ticket with a reason that gives login_required.',
  }),
  must({
    when: 'prompt-consent',
    id: 'consent-again',
    rule: 'The user is asked for consent, even if everything was granted before.',
    sources: [core, 'Authlete'],
    note: 'If that is impossible, the server fails the ticket with CONSENT_REQUIRED.',
  }),
  must({
    when: 'prompt-select-account',
    id: 'account-chosen',
    rule: 'The user chooses an account; subject, or else loginHint, is the proposal.',
    sources: [core, 'Authlete'],
    note: 'If that is impossible, the server fails the ticket with ACCOUNT_SELECTION_REQUIRED.',
  }),
  should({
    when: 'prompt-create',
    id: 'sign-up',
    rule: 'The first page is the one for new users.',
    sources: ['Initiating User Registration via OpenID Connect 4.1'],
  }),
  must({
    when: 'authentication-too-old',
    id: 'login-again',
    rule: 'The user authenticates again, even with a live session.',
    sources: [core, 'Authlete'],
    note: 'An unknown authentication time counts as too old.',
  }),
  must({
    when: 'subject-requested',
    calls: [issue({ subject: member('subject') }), fail('DIFFERENT_SUBJECT')],
    later: true,
    sources: ['OpenID Connect Core 3.1.2.2', 'Authlete'],
    note: 'Authlete does not compare the subject when it issues. With a separate user interface, both together must.',
  }),
  must({
    when: 'acr-essential',
    calls: [issue({ acr: oneOf('acrs') }), fail('ACR_NOT_SATISFIED')],
    later: true,
    sources: ['OpenID Connect Core 5.5.1.1', 'Authlete'],
    note: 'The acr that is passed must be the one that was performed.',
  }),
  should({
    when: 'acr-voluntary',
    id: 'acr-tried',
    rule: 'The server tries to reach one of acrs, in their order.',
    sources: [core, 'Authlete'],
    note: 'Another acr, or none, is allowed.',
  }),
  must({
    when: 'native-sso',
    calls: [issue({ sessionId: filled })],
    later: true,
    sources: ['OpenID Connect Native SSO', 'Authlete'],
    note: 'Without sessionId the client is redirected with server_error.',
  }),
  must({
    when: 'purpose',
    id: 'purpose-shown',
    rule: 'The page shows the purpose, escaped.',
    sources: ['OpenID Connect for Identity Assurance', 'Authlete'],
  }),
  must({
    when: 'authorization-details',
    id: 'details-shown',
    rule: 'The page shows the authorization details together with the scopes.',
    sources: ['RFC 9396 3.1', 'Authlete'],
    note: 'Members that Authlete does not know are in otherFields.',
  }),
  must({
    when: 'some-scopes-granted',
    calls: [issue({ scopes: filled })],
    later: true,
    sources: ['Authlete'],
    note: 'The list replaces the requested scopes, even if it is empty. openid cannot be added.',
  }),
  may({
    when: 'resource-refused',
    calls: [fail('INVALID_TARGET')],
    later: true,
    sources: ['RFC 8707 2', 'Authlete'],
  }),
  should({
    id: 'page-informs',
    rule: 'The page shows the name and logo of the client and describes the scopes, in a language of uiLocales.',
    sources: ['Authlete'],
  }),
  must({
    id: 'decision-bound',
    rule: 'The decision counts only if it comes from the browser session that made the request.',
    probe: 'decision-from-another-browser',
    sources: ['RFC 6749 10.12', 'RFC 9700 4.7'],
    note: 'The binding is that of one transaction: two requests in one browser do not share a slot.',
  }),
  should({
    when: 'claims-requested',
    calls: [issue({ claims: noneOf('claims', 'idTokenClaims') })],
    later: true,
    sources: ['OpenID Connect Core 5.4', 'Authlete'],
    note: 'The values are one JSON object as a string. claims has names, idTokenClaims a request; neither has values.',
  }),
  should({
    when: 'dynamic-scopes',
    id: 'dynamic-scopes-shown',
    rule: 'The page asks for consent to each dynamic scope, with its value.',
    sources: ['Authlete', 'general practice'],
  }),
];
