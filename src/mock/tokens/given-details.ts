import type { AuthorizationDetail } from '../../domain/records.js';
import type { Call } from '../operation.js';

type GivenDetails = NonNullable<Call<'auth_token_update_api'>['body']['authorizationDetails']>;

/**
 * Returns the authorization details that a call sets on a token. Elements without a type are dropped (RFC 9396, 2).
 */
export const givenDetails = ({ elements = [] }: GivenDetails): AuthorizationDetail[] =>
  elements.flatMap(({ type, ...members }) => (type ? [{ ...members, type }] : []));
