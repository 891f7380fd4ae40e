import type { Endpoint } from '../../facts/obligations/obligation.js';
import type { OperationId } from '../../spec/types.js';
import { freshToken } from '../fresh-token.js';
import type { Trial } from './trial.js';

/** A proof of possession with a signature that is not verified, because Authlete's response is forced. */
const wanted = JSON.stringify({
  credential_configuration_id: 'IdentityCredential',
  proofs: { jwt: ['eyJhbGciOiJFUzI1NiJ9.e30.AA'] },
});

/** What a wallet sends to an endpoint that issues credentials (OpenID4VCI 1.0, sections 8 and 9). */
const asked = (at: Endpoint, body: string) =>
  ({
    at,
    prepare: (requests) => freshToken(requests, ['identity_credential']),
    run: (requests, token) =>
      requests.withToken(at, token, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
  }) satisfies Partial<Trial>;

const issuing: readonly (readonly [Endpoint, OperationId, OperationId, string])[] = [
  ['credential', 'vci_single_parse_api', 'vci_single_issue_api', wanted],
  [
    'batch-credential',
    'vci_batch_parse_api',
    'vci_batch_issue_api',
    JSON.stringify({ credential_requests: [JSON.parse(wanted)] }),
  ],
  [
    'deferred-credential',
    'vci_deferred_parse_api',
    'vci_deferred_issue_api',
    JSON.stringify({ transaction_id: 'transaction-of-the-check' }),
  ],
];

const documents: readonly (readonly [Endpoint, OperationId])[] = [
  ['credential-issuer-metadata', 'vci_metadata_api'],
  ['jwt-vc-issuer-metadata', 'vci_jwtissuer_api'],
  ['credential-issuer-jwks', 'vci_jwks_api'],
];

export const credentialTrials: readonly Trial[] = [
  ...issuing.flatMap(([at, parse, issue, body]): Trial[] => [
    { operationId: 'auth_introspection_api', ...asked(at, body) },
    { operationId: parse, ...asked(at, body) },
    { operationId: issue, before: { [parse]: 'OK' }, ...asked(at, body) },
  ]),
  ...documents.map(
    ([at, operationId]): Trial => ({
      operationId,
      run: (requests) => requests.session.send(requests.endpoint(at)),
    }),
  ),
  {
    operationId: 'vci_offer_info_api',
    run: (requests) =>
      requests.session.send(
        `${requests.endpoint('credential-offer').href.replace(/\/$/, '')}/offer-of-the-check`,
      ),
  },
];
