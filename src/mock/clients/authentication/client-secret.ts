import { timingSafeEqual } from 'node:crypto';
import type { ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { sha256 } from '../../sha256.js';
import type { Verify } from './credentials.js';

/** RFC 6749, section 2.3.1: the secret in the Authorization header. */
export const clientSecretBasic: Verify = (_context, client, { clientId, clientSecret }) => {
  if (!clientId) return refuse('A157357', { method: 'client_secret_basic' });
  if (!clientSecret) return refuse('A157304', { method: 'client_secret_basic' });
  return secretFailure(client, clientSecret);
};

/** RFC 6749, section 2.3.1: the secret in the body. */
export const clientSecretPost: Verify = (_context, client, { parameters }) => {
  if (!parameters.text('client_id')) return refuse('A157357', { method: 'client_secret_post' });
  const presented = parameters.text('client_secret');
  if (presented === undefined) return refuse('A157304', { method: 'client_secret_post' });
  return secretFailure(client, presented);
};

const secretFailure = (
  { clientSecret = '', tokenAuthMethod: method }: ClientRecord,
  presented: string,
): Failure | undefined =>
  timingSafeEqual(digest(clientSecret), digest(presented))
    ? undefined
    : refuse('A157305', { method: method?.toLowerCase() });

const digest = (value: string): Buffer => Buffer.from(sha256(value));
