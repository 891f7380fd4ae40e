import { html, json, uncached } from './common.js';
import { type LevelledDuty, may, must, should } from './declare.js';
import { absent, member, noCache, noStore } from './obligation.js';

const content = member('responseContent');
const noRedirect = (...sources: readonly string[]) =>
  must({
    headers: { location: absent },
    sources,
    note: 'Authlete has not handed over a checked redirect URI.',
  });

/** An error that must not reach the client through the browser: a page of the server is as good as the JSON. */
const shown = (status: number, note: string): LevelledDuty =>
  should({
    status,
    contentType: json,
    headers: uncached,
    body: content,
    sources: ['Authlete', 'reference implementation'],
    note,
  });

const redirected = [
  must({
    status: [302, 303],
    headers: { location: content },
    sources: ['RFC 6749 4.1.2', 'RFC 9700 4.12', 'Authlete', 'reference implementation'],
    note: 'Nothing is encoded again or added. 303 is safer after a POST; 307 and 308 would repeat the form.',
  }),
  should({
    headers: uncached,
    sources: ['Authlete'],
    note: 'The URL may hold a code or a token, but RFC 6749 has no rule for redirects.',
  }),
];

const posted = [
  must({
    status: 200,
    contentType: html,
    body: content,
    sources: ['OAuth 2.0 Form Post Response Mode 2', 'Authlete', 'reference implementation'],
    note: 'A Content-Security-Policy of the server must not block the form that submits itself.',
  }),
  must({
    headers: noStore,
    sources: ['OAuth 2.0 Form Post Response Mode 2', 'Authlete'],
    note: 'The page holds a response that can be used once.',
  }),
  should({
    headers: noCache,
    sources: ['Authlete'],
    note: 'The sources only show this header in an example.',
  }),
];

/** What the browser gets from the response of Authlete, without a further call. */
export const frontChannel = {
  INTERNAL_SERVER_ERROR: [
    shown(
      500,
      'An error page is as good, because no rule covers errors that the user sees. Never a success.',
    ),
    noRedirect('RFC 6749 4.1.2.1', 'RFC 9700 4.11'),
  ],
  BAD_REQUEST: [
    shown(400, 'An error page is as good. If there was a ticket, it cannot be used any more.'),
    noRedirect('RFC 6749 4.1.2.1', 'RFC 9700 4.11'),
  ],
  LOCATION: redirected,
  FORM: posted,
} as const;

/** Seen with `response_mode=form_post.jwt` of a client that has no algorithm for such responses. */
export const pageInsteadOfUrl = may({
  when: 'content-is-html',
  status: 200,
  contentType: html,
  headers: noStore,
  body: content,
  sources: ['observed'],
});
