import { createHash } from 'node:crypto';
import type { ClientRecord } from '../../domain/records.js';

/**
 * Returns the `sub` that a client sees (OpenID Connect Core, section 8): the subject itself or, for pairwise
 * clients, a hash of it with the client's sector and a salt of the service (section 8.1).
 */
export function subjectFor(client: ClientRecord, subject: string, salt: string): string {
  if (client.subjectType !== 'PAIRWISE') return subject;
  const sector = client.derivedSectorIdentifier ?? String(client.clientId);
  return createHash('sha256').update(`${sector}\n${subject}\n${salt}`).digest('base64url');
}
