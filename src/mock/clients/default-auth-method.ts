import type { ClientAuthMethod } from '../../domain/records.js';

/** RFC 7591, section 2: `client_secret_basic`, or `none` for public clients (RFC 6749, section 2.1). */
export const defaultAuthMethod = (clientType: string | undefined): ClientAuthMethod =>
  clientType === 'CONFIDENTIAL' ? 'CLIENT_SECRET_BASIC' : 'NONE';
