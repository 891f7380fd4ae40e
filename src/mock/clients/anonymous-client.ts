import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';

/** Whoever presents a pre-authorized code without a client ID (OpenID4VCI, section 6.1). */
// Booleans and numbers that are left out read as false and 0.
export const anonymousClient = {
  clientId: 0,
  clientType: 'PUBLIC',
  grantTypes: ['PRE_AUTHORIZED_CODE'],
  subjectType: 'PUBLIC',
  authorizationDetailsTypes: ['openid_credential'],
} as unknown as ClientRecord;

/** The client that a token was issued to; none if it has been deleted. */
export const ownerOf = async (
  service: Service,
  { clientId }: Pick<TokenRecord, 'clientId'>,
): Promise<ClientRecord | undefined> =>
  clientId === anonymousClient.clientId ? anonymousClient : service.find('client', String(clientId));
