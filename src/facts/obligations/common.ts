import type { OperationId } from '../../spec/types.js';
import { type LevelledDuty, must, should } from './declare.js';
import { challenge, member, noCache, noStore, own } from './obligation.js';

export const json = 'application/json';
export const html = 'text/html';
export const content = member('responseContent');
/** Both headers that keep a response out of caches. */
export const uncached = { ...noStore, ...noCache } as const;

/** RFC 9449: on success and on error alike. */
const nonceSections = { token: ['RFC 9449 8', 'RFC 9449 8.2'], resource: ['RFC 9449 9'] } as const;

/**
 * The nonce for the next DPoP proof goes into every response. `from`: the operation that sent it, if another one makes
 * the response.
 */
export const dpopNonce = (kind: keyof typeof nonceSections, from?: OperationId): LevelledDuty =>
  must({
    headers: { 'dpop-nonce': member('dpopNonce', from) },
    sources: [...nonceSections[kind], 'Authlete', 'reference implementation'],
  });

/** The challenge for the next attestation of the client goes into every response. */
export const attestationChallenge = (from?: OperationId): LevelledDuty =>
  should({
    headers: { 'oauth-client-attestation-challenge': member('attestationChallenge', from) },
    sources: ['Authlete', 'reference implementation'],
    newer: true,
  });

/** Authlete failed, or the call was wrong: the server may also write an error of its own. */
export const failure = should({
  status: 500,
  contentType: json,
  headers: uncached,
  body: content,
  sources: ['Authlete', 'reference implementation'],
  note: 'Another error is allowed, but never a success.',
});

/** Keeps a response out of caches where only examples show these headers. */
export const notCached = (...sources: readonly string[]): LevelledDuty =>
  should({
    headers: uncached,
    sources: ['Authlete', ...sources],
    note: 'The sources only show these headers in examples.',
  });

/** RFC 6749 requires this header with every token; OAuth 2.1 does not. */
export const oldNoCache = should({
  headers: noCache,
  sources: ['RFC 6749 5.1', 'Authlete'],
  note: 'RFC 6749 requires the header, but the example of Authlete does not have it.',
});

/** Client authentication failed: HTTP requires a challenge, but the content is JSON. */
export const clientRefused = (
  other: { readonly level: typeof must; readonly status: readonly number[] },
  ...sources: readonly string[]
): readonly LevelledDuty[] => [
  must({
    when: 'basic-credentials',
    status: 401,
    contentType: json,
    headers: challenge(own),
    body: content,
    sources: ['RFC 6749 5.2', 'RFC 9110 15.5.2', ...sources, 'Authlete'],
    note: 'The challenge names the scheme that the client used, such as Basic. The content is the JSON body.',
  }),
  other.level({
    when: 'no-authorization-header',
    status: other.status,
    contentType: json,
    headers: challenge({ own: true, ifStatus: 401 }),
    body: content,
    sources: ['RFC 6749 5.2', 'RFC 9110 15.5.2', ...sources, 'Authlete'],
  }),
];
