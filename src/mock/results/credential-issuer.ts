import { authlete, refusals, rows } from './row.js';

/** The message of every operation for credentials if the service does not issue any. */
export const issuanceDisabledMessage = 'The service does not issue verifiable credentials.';
/** What each of them needs. */
export const issuanceNeeded = 'verifiableCredentialsEnabled=true in the service.';
const withoutKeys = 'The service has no keys to sign credentials with.';

/** Credential issuer documents and offers. The codes of nonces and of reading offers are unpublished. */
export const credentialIssuer = {
  ...rows(
    { vci_metadata_api: 'OK' },
    { A364001: [undefined, 'The metadata of the credential issuer was created.', 'live'] },
  ),
  ...refusals({ vci_metadata_api: 'NOT_FOUND' }, authlete, {
    A364301: ['not_found', issuanceDisabledMessage, issuanceNeeded, 'live'],
  }),
  ...rows(
    { vci_offer_create_api: 'CREATED' },
    { A366001: [undefined, 'The credential offer was created.', 'live'] },
  ),
  ...refusals({ vci_offer_create_api: 'FORBIDDEN' }, authlete, {
    A366201: [undefined, issuanceDisabledMessage, issuanceNeeded, 'live'],
  }),
  ...refusals({ vci_jwks_api: 'NOT_FOUND' }, authlete, {
    A402301: ['not_found', issuanceDisabledMessage, issuanceNeeded, 'live'],
  }),
  ...refusals({ vci_jwks_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A403201: ['server_error', withoutKeys, 'Keys in the credentialJwks of the service.', 'live'],
  }),
  ...refusals({ vci_jwtissuer_api: 'NOT_FOUND' }, authlete, {
    A416301: ['not_found', issuanceDisabledMessage, issuanceNeeded, 'live'],
  }),
  ...refusals({ vci_jwtissuer_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A417202: ['server_error', withoutKeys, 'Keys in the credentialJwks of the service.', 'live'],
  }),
};
