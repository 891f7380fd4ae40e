import { isObject } from '../../json.js';
import type { Json } from '../../spec/json.js';
import type { LifeEvent } from './life-event.js';
import { one, type Take, tokenUsed } from './take.js';

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [value ?? null]);
const memberOf = (value: Json | undefined, name: string): unknown =>
  isObject(value) ? value[name] : undefined;

/** The requests that an answer tells of: `info` is one, or a list of a batch. */
const parsed =
  (event: LifeEvent['event']): Take =>
  (exchanged) => [
    ...tokenUsed(exchanged),
    ...listOf(exchanged.answer['info']).map((info) =>
      one('credentialRequest', event, memberOf(info, 'identifier')),
    ),
  ];

const identifierOf = (order: Json | undefined): unknown => memberOf(order, 'requestIdentifier');

const ordered =
  (event: LifeEvent['event']): Take =>
  (exchanged) => [
    ...tokenUsed(exchanged),
    one('credentialRequest', event, identifierOf(exchanged.sent['order'])),
  ];

/** What is deferred lives on (OpenID4VCI 1.0-ID1, section 8.2). */
const orderedInBatch: Take = (exchanged) => [
  ...tokenUsed(exchanged),
  ...listOf(exchanged.sent['orders']).map((order) => {
    const deferred = memberOf(order, 'issuanceDeferred') === true;
    return one('credentialRequest', deferred ? 'used' : 'spent', identifierOf(order));
  }),
];

/** A refusal of the issuer ends the request; any other mistake leaves it. */
const denied: Take = ({ sent }) =>
  sent['denied'] === true ? [one('credentialRequest', 'failed', identifierOf(sent['order']))] : [];

/** OpenID4VCI: what its operations do, by action. */
export const credentialTable: Readonly<Record<string, Readonly<Record<string, Take>>>> = {
  vci_offer_create_api: {
    CREATED: ({ answer }) => [
      one('preAuthorizedCode', 'issued', memberOf(answer['info'], 'preAuthorizedCode')),
    ],
  },
  vci_single_parse_api: { OK: parsed('issued') },
  vci_batch_parse_api: { OK: parsed('issued') },
  vci_deferred_parse_api: { OK: parsed('used') },
  vci_single_issue_api: {
    OK: ordered('spent'),
    OK_JWT: ordered('spent'),
    ACCEPTED: ordered('used'),
    ACCEPTED_JWT: ordered('used'),
    BAD_REQUEST: denied,
  },
  vci_batch_issue_api: {
    OK: orderedInBatch,
    OK_JWT: orderedInBatch,
    ACCEPTED: orderedInBatch,
    ACCEPTED_JWT: orderedInBatch,
  },
  vci_deferred_issue_api: {
    OK: ordered('spent'),
    OK_JWT: ordered('spent'),
    ACCEPTED: ordered('used'),
    ACCEPTED_JWT: ordered('used'),
    BAD_REQUEST: denied,
  },
};
