import type { ServiceRecord } from '../../domain/records.js';

/** Whether a service uses the first Implementer's Draft of OpenID4VCI 1.0 rather than the final version. */
export const isFirstDraft = ({ oid4vciVersion }: Pick<ServiceRecord, 'oid4vciVersion'>): boolean =>
  !oid4vciVersion || oid4vciVersion === '1.0-ID1';
