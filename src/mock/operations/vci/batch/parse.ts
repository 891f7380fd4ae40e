import { isObject, type UnknownRecord } from '../../../../json.js';
import { issuanceToken } from '../../../credentials/issuance-token.js';
import { keepRequest, parseRequest, readRequest } from '../../../credentials/parse-request.js';
import { badRequest, issuanceDisabled } from '../../../credentials/refusals.js';
import { requestInfo } from '../../../credentials/request-info.js';
import { responseEncryption } from '../../../credentials/response-encryption.js';
import { isFirstDraft, requireCredentialIssuance } from '../../../credentials/settings.js';
import { withTokenNonce } from '../../../credentials/token-nonce.js';
import { operation, result } from '../../../operation.js';

const id = 'vci_batch_parse_api';

/** POST /vci/batch/parse: parses a batch credential request (OpenID4VCI 1.0-ID1, section 8.1). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  requireCredentialIssuance(settings, 'A000000', issuanceDisabled);
  const holder = await issuanceToken(call, body.accessToken);
  if (!isFirstDraft(settings))
    throw malformed(
      'OpenID4VCI 1.0 has no batch credential endpoint',
      'oid4vciVersion=1.0-ID1 in the service, or the credential endpoint with proofs.',
    );
  const batch = await readRequest(call, body.requestContent);
  const parsed = await withTokenNonce(call, holder.token.tokenId, async () => {
    const all = [];
    for (const request of requestsOf(batch)) all.push(await parseRequest(request, call, holder));
    return all;
  });
  const encryption = await responseEncryption(batch, settings, holder.client);
  const info = [];
  for (const request of parsed) {
    info.push(requestInfo(await keepRequest(service, request, encryption), settings));
  }
  const message = { outcome: 'The credential requests are valid' };
  return result(id, 'A000000', { info }, { action: 'OK', message });
});

/** Returns the requests of a batch. Encryption is specified for the batch, not for its requests. */
function requestsOf({ credential_requests: requests }: UnknownRecord): UnknownRecord[] {
  if (!Array.isArray(requests) || requests.length === 0)
    throw malformed(
      'credential_requests must be a list of requests',
      'A list with at least one credential request.',
    );
  return requests.map((request: unknown, index) => {
    if (!isObject(request))
      throw malformed(`credential_requests[${index}] is not a JSON object`, 'A JSON object.');
    if (request['credential_response_encryption'] !== undefined) {
      const outcome = `credential_requests[${index}] must not have its own credential_response_encryption`;
      throw badRequest(
        'invalid_encryption_parameters',
        outcome,
        'One credential_response_encryption for the batch, outside its requests.',
      );
    }
    return request;
  });
}

const malformed = (outcome: string, needed: string) =>
  badRequest('invalid_credential_request', outcome, needed);
