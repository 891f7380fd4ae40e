import { row } from '../row.js';

const unknownToken = 'There is no such token.';

/** Builds a row for parsing credential requests. It needs an access token first. */
const parse = (operationId: 'vci_single_parse_api' | 'vci_batch_parse_api' | 'vci_deferred_parse_api') =>
  row(operationId, 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, requestContent: '{}' } }),
    answers: ['UNAUTHORIZED'],
    off: ['FORBIDDEN'],
  });

export const vci = [
  row('vci_metadata_api', 'metadata').reads('It creates a document from the settings.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
    off: ['NOT_FOUND'],
  }),
  row('vci_jwtissuer_api', 'JWT issuer').reads('It creates a document from the settings.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
    off: ['NOT_FOUND'],
  }),
  row('vci_jwks_api', 'public keys').reads('It returns the public keys of the issuer.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
    off: ['NOT_FOUND'],
  }),
  row('vci_nonce_api', 'nonce').reads('An unused nonce expires.', {
    request: () => ({ body: {} }),
    answers: ['OK'],
    off: ['NOT_FOUND'],
  }),
  row('vci_offer_info_api', 'unknown offer').reads('There is no such offer.', {
    request: ({ absent }) => ({ body: { identifier: absent } }),
    answers: ['NOT_FOUND'],
    off: ['FORBIDDEN'],
  }),
  parse('vci_single_parse_api'),
  parse('vci_batch_parse_api'),
  parse('vci_deferred_parse_api'),
  row('vci_single_issue_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, order: { requestIdentifier: absent } } }),
    answers: ['UNAUTHORIZED'],
    off: ['FORBIDDEN'],
  }),
  row('vci_batch_issue_api', 'unknown token').reads(unknownToken, {
    request: ({ absent }) => ({ body: { accessToken: absent, orders: [{ requestIdentifier: absent }] } }),
    answers: ['UNAUTHORIZED'],
    off: ['FORBIDDEN'],
  }),
  row('vci_deferred_issue_api', 'unknown transaction').reads('There is no such transaction.', {
    request: ({ absent }) => ({ body: { order: { requestIdentifier: absent } } }),
    answers: ['CALLER_ERROR', 'BAD_REQUEST'],
    off: ['FORBIDDEN'],
  }),
];
