import type { RefusalStyle } from '../../mock/operation.js';

/** Operations whose answers have no `responseContent`. */
const silent = /^(hsk_|vci_offer_|native_sso_logout_|backchannel_logout_)/;

/** OpenID4VCI, sections 8.3.1 and 9.3: those that a client calls with an access token. */
const protectedByToken = /^vci_.*_(parse|issue)_api$/;

/** How an operation that the mock does not know tells what it refuses. */
export function unknownRefusal(operationId: string, action: string): RefusalStyle {
  if (silent.test(operationId)) return 'none';
  return protectedByToken.test(operationId) && action === 'UNAUTHORIZED' ? 'bearer-challenge' : 'oauth-error';
}
