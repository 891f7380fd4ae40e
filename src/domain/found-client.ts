import type { ClientRecord } from './records.js';

/** A client, and the kind of identifier by which it was found. */
export interface FoundClient {
  readonly client: ClientRecord;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed?: boolean;
  readonly metadataDocumentUsed?: boolean;
}
