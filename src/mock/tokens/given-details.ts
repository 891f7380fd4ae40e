import type { AuthorizationDetail } from '../../domain/records.js';
import type { Call } from '../operation.js';

type Given = NonNullable<Call<'auth_token_update_api'>['body']['authorizationDetails']>;

/** The authorization details that a call gives a token; an element is nothing without a type (RFC 9396, 2). */
export const givenDetails = ({ elements = [] }: Given): AuthorizationDetail[] =>
  elements.flatMap(({ type, ...members }) => (type ? [{ ...members, type }] : []));
