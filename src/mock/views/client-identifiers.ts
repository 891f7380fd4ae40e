import type { ClientRecord } from '../../domain/records.js';

/**
 * Returns the response members about the client's entity ID and whether the request used it. An automatically
 * registered client has no other identifier.
 */
export const federationEntity = ({ entityId, automaticallyRegistered }: ClientRecord) => ({
  clientEntityId: entityId,
  clientEntityIdUsed: automaticallyRegistered,
});

/** Returns the response members about the client's metadata document and whether the request used its URL. */
export const metadataDocument = (
  { metadataDocumentUsed = false }: { readonly metadataDocumentUsed?: boolean },
  { metadataDocumentLocation }: ClientRecord,
) => ({ metadataDocumentLocation, metadataDocumentUsed });
