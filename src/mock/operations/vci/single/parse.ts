import { issuanceToken } from '../../../credentials/issuance-token.js';
import { keepRequest, parseRequest, readRequest } from '../../../credentials/parse-request.js';
import { issuanceDisabled } from '../../../credentials/refusals.js';
import { requestInfo } from '../../../credentials/request-info.js';
import { responseEncryption } from '../../../credentials/response-encryption.js';
import { requireCredentialIssuance } from '../../../credentials/settings.js';
import { withTokenNonce } from '../../../credentials/token-nonce.js';
import { operation, result } from '../../../operation.js';

const id = 'vci_single_parse_api';

/** POST /vci/single/parse: parses a credential request (OpenID4VCI 1.0, section 8.2). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  requireCredentialIssuance(settings, 'A000000', issuanceDisabled);
  const holder = await issuanceToken(call, body.accessToken);
  const request = await readRequest(call, body.requestContent);
  const parsed = await withTokenNonce(call, holder.token.tokenId, () => parseRequest(request, call, holder));
  const encryption = await responseEncryption(request, settings, holder.client);
  const kept = await keepRequest(service, parsed, encryption);
  return result(id, 'A374001', { info: requestInfo(kept, settings) });
});
