import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';

/**
 * A stand-in client for requests that present a pre-authorized code without a client ID (OpenID4VCI, section 6.1).
 */
// Booleans and numbers that are omitted read as false and 0.
export const anonymousClient = {
  clientId: 0,
  clientType: 'PUBLIC',
  grantTypes: ['PRE_AUTHORIZED_CODE'],
  subjectType: 'PUBLIC',
  authorizationDetailsTypes: ['openid_credential'],
} as unknown as ClientRecord;

/** Resolves to the client that a token was issued to; `undefined` if it has been deleted. */
export const ownerOf = async (
  service: Service,
  { clientId }: Pick<TokenRecord, 'clientId'>,
): Promise<ClientRecord | undefined> =>
  clientId === anonymousClient.clientId ? anonymousClient : service.find('client', String(clientId));
