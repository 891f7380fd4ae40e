import type { ServiceRecord } from '../../domain/records.js';
import { isFirstDraft } from './version.js';

/**
 * How many copies of a credential a wallet may ask for at once (OpenID4VCI 1.0, section 12.2.4): one where the
 * issuer names no batch size of 2 or more, and one in the first draft.
 */
export const batchSizeOf = (
  settings: Pick<ServiceRecord, 'oid4vciVersion' | 'credentialIssuerMetadata'>,
): number => (isFirstDraft(settings) ? 1 : Math.max(settings.credentialIssuerMetadata?.batchSize ?? 1, 1));
