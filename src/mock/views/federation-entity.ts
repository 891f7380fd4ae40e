import type { ClientRecord } from '../../domain/records.js';

/**
 * What responses tell of the entity that a client is, and of whether the request named it by that. A client
 * that registered automatically has no other name that it knows of.
 */
export const federationEntity = ({ entityId, automaticallyRegistered }: ClientRecord) => ({
  clientEntityId: entityId,
  clientEntityIdUsed: automaticallyRegistered,
});
