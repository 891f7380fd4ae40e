import { content, failure, json, notCached, uncached } from './common.js';
import { may, must, should } from './declare.js';
import { challenge, own } from './obligation.js';

/** The schema has the actions of all four operations; this one never sends the action. */
export const unreachable = [
  may({
    status: 500,
    body: 'own',
    unreachable: true,
    sources: ['Authlete', 'observed'],
    note: 'Four operations share one schema, and this one never sends the action. Any error will do.',
  }),
];

/** The response holds the client secret and the registration access token. */
export const registered = (status: number, section: string) =>
  must({
    status,
    contentType: json,
    headers: uncached,
    body: content,
    sources: [section, 'RFC 6749 5.1', 'Authlete', 'reference implementation'],
    note: 'The response has the client secret and the registration access token.',
  });

/** The errors at the configuration endpoint of a client. */
export const configurationErrors = {
  BAD_REQUEST: [
    should({
      status: 400,
      contentType: json,
      headers: uncached,
      body: content,
      sources: ['RFC 7592 2', 'Authlete', 'reference implementation'],
      note: 'Without unauthorizedOnClientConfigSupported a wrong token gets this too, where RFC 7592 has 401.',
    }),
  ],
  INTERNAL_SERVER_ERROR: [failure],
  UNAUTHORIZED: [
    must({
      status: 401,
      contentType: json,
      body: content,
      sources: ['RFC 7592 2', 'Authlete', 'reference implementation'],
      note: 'Occurs with unauthorizedOnClientConfigSupported only.',
    }),
    should({
      headers: challenge(own),
      sources: ['RFC 9110 15.5.2', 'RFC 6750 3'],
      note: 'HTTP requires a challenge with every 401, but neither the example of Authlete nor its servers have one.',
    }),
    notCached(),
  ],
} as const;
