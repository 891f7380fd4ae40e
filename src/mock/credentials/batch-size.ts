import type { ServiceRecord } from '../../domain/records.js';
import { isFirstDraft } from './version.js';

/**
 * Returns how many copies of a credential a wallet may request at once (OpenID4VCI 1.0, section 12.2.4): one if the
 * issuer sets no batch size above 1, and always one in the first draft.
 */
export const batchSizeOf = (
  settings: Pick<ServiceRecord, 'oid4vciVersion' | 'credentialIssuerMetadata'>,
): number => (isFirstDraft(settings) ? 1 : Math.max(settings.credentialIssuerMetadata?.batchSize ?? 1, 1));
