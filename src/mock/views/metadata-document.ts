import type { ClientRecord } from '../../domain/records.js';

/** What responses tell of the document that describes a client, and of whether the request named it by that. */
export const metadataDocument = (
  { metadataDocumentUsed = false }: { readonly metadataDocumentUsed?: boolean },
  { metadataDocumentLocation }: ClientRecord,
) => ({ metadataDocumentLocation, metadataDocumentUsed });
