import type { OperationId } from '../../spec/types.js';
import { content, dpopNonce, json } from './common.js';
import { type LevelledDuty, must, should } from './declare.js';
import { call, challenge, noStore } from './obligation.js';

const vci = (section: string) => `OpenID4VCI 1.0 ${section}`;
const nonce = dpopNonce('resource', 'auth_introspection_api');
const exampleOnly = should({
  headers: noStore,
  sources: [vci('8.3.1'), 'Authlete'],
  note: 'The sources only show this header in examples.',
});
const personal = should({
  headers: noStore,
  sources: [vci('8.3'), 'Authlete'],
  note: 'The sources only show this header in examples, but a credential is personal data.',
});

const error = (
  status: number,
  note: string,
  body: 'own' | typeof content = content,
): readonly LevelledDuty[] => [
  should({
    status,
    contentType: json,
    headers: noStore,
    body,
    sources: ['Authlete', 'reference implementation'],
    note,
  }),
];
export const featureOff = error(403, 'The feature is off. This should not reach production.');
const internal = error(500, 'A vaguer error is better in production.');
const callerError = error(500, 'The order is missing or malformed, so the server is at fault.', 'own');
const refused = must({
  status: 401,
  headers: challenge(content),
  sources: ['RFC 6750 3', 'RFC 9110 15.5.2', 'Authlete'],
  note: 'A body is not needed, and must not hold the access token.',
});
const badRequest = (section = '8.3.1') =>
  must({
    status: 400,
    contentType: json,
    body: content,
    sources: [vci(section), 'Authlete', 'reference implementation'],
  });

/** The call only looks the token up, so another one must have checked it. */
export const introspected = must({
  id: 'token-checked',
  after: ['auth_introspection_api'],
  sources: [vci('8.2'), 'Authlete'],
  note: 'Only introspection checks scopes, and the binding to a certificate or a DPoP key.',
});

/** The errors of the three operations that parse a credential request. */
export const parseErrors = {
  BAD_REQUEST: [badRequest(), exampleOnly, nonce],
  UNAUTHORIZED: [refused, nonce],
  FORBIDDEN: featureOff,
  INTERNAL_SERVER_ERROR: internal,
} as const;
export const parsedNonce = nonce;

/** The server issues what the parsed request asks for. */
export const issued = (duty: Parameters<typeof must>[0]) =>
  must({ ...duty, sources: ['Authlete', 'reference implementation'] });

const success = (status: 200 | 202, contentType: string, section: string, newer: boolean) =>
  must({
    status,
    contentType,
    body: content,
    ...(status === 202 && { calls: [call('vci_deferred_parse_api')], later: true }),
    sources: [vci(section), 'Authlete', 'reference implementation'],
    ...(newer && { newer }),
    ...(status === 202 && { note: 'The call follows when the wallet comes back with the transaction_id.' }),
  });

/**
 * What each operation that issues a credential owes. `section`: of OpenID4VCI 1.0, for a success. `acceptedIsNewer`:
 * whether only newer servers defer.
 */
export function issueDuties(section: string, errors: string, acceptedIsNewer: boolean) {
  return {
    OK: [success(200, json, section, false), personal, nonce],
    OK_JWT: [success(200, 'application/jwt', section, true), personal],
    ACCEPTED: [success(202, json, section, acceptedIsNewer), exampleOnly, nonce],
    ACCEPTED_JWT: [success(202, 'application/jwt', section, true), exampleOnly],
    BAD_REQUEST: [
      { ...badRequest(errors), newer: true, note: 'The encryption failed, or the request was denied.' },
      exampleOnly,
    ],
    FORBIDDEN: featureOff,
    INTERNAL_SERVER_ERROR: internal,
    CALLER_ERROR: callerError,
  } as const satisfies Readonly<Record<string, readonly LevelledDuty[]>>;
}

/** The access token was refused, which is unlikely right after the request was parsed. */
export const tokenRefused = [refused];

/** The calls that issuing needs before it, because it takes no access token. */
export const parsedBefore = (parse: OperationId) =>
  must({ id: 'request-parsed', after: ['auth_introspection_api', parse], sources: ['observed'] });
