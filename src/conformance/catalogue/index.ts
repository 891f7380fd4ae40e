import type { Row } from '../row.js';
import { authorization } from './authorization.js';
import { backchannel } from './backchannel.js';
import { client, clientDeletion } from './client.js';
import { clientAuthorization } from './client-authorization.js';
import { device } from './device.js';
import { extensions } from './extensions.js';
import { grantedScopes } from './granted-scopes.js';
import { introspection } from './introspection.js';
import { registration } from './registration.js';
import { revocation } from './revocation.js';
import { service } from './service.js';
import { token } from './token.js';
import { tokenOperations } from './token-operations.js';
import { userinfo } from './userinfo.js';
import { utility } from './utility.js';
import { vci } from './vci.js';

/**
 * The exchanges, ordered so that later rows can use values captured by earlier ones. Reports are sorted by API
 * path.
 */
export const catalogue: readonly Row[] = [
  ...utility,
  ...service,
  ...client,
  ...authorization,
  ...token,
  ...introspection,
  ...userinfo,
  ...revocation,
  ...tokenOperations,
  ...backchannel,
  ...device,
  ...clientAuthorization,
  ...grantedScopes,
  ...registration,
  ...extensions,
  ...vci,
  ...clientDeletion,
];

/** The operations that no row calls, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  audit_entries_get_idp_api: 'is on another host',
  audit_types_get_idp_api: 'is on another host',
  service_create_idp_api: 'is on another host',
  service_remove_idp_api: 'is on another host',
  service_create_api: 'would change services',
  service_update_api: 'would change services',
  service_delete_api: 'would change services',
  hsk_create_api: 'would change keys in the HSM',
  hsk_delete_api: 'would change keys in the HSM',
  hsk_delete_api_get: 'would change keys in the HSM',
  vci_offer_create_api: 'would create a credential offer',
};
