import type { CredentialRequest } from '../../../../domain/credential-request.js';
import type { UnknownRecord } from '../../../../json.js';
import { type IssuanceToken, issuanceToken } from '../../../credentials/issuance-token.js';
import { readRequest } from '../../../credentials/parse-request.js';
import { badRequest, issuanceDisabled } from '../../../credentials/refusals.js';
import { requestInfo } from '../../../credentials/request-info.js';
import { responseEncryption } from '../../../credentials/response-encryption.js';
import { isFirstDraft, requireCredentialIssuance } from '../../../credentials/settings.js';
import { type Call, operation, result } from '../../../operation.js';
import type { VersionedValue } from '../../../state/service-state.js';

const id = 'vci_deferred_parse_api';

/** POST /vci/deferred/parse: parses a deferred credential request (OpenID4VCI 1.0, section 9.1). */
export default operation(id, async (call) => {
  const { settings, body } = call;
  requireCredentialIssuance(settings, 'A000000', issuanceDisabled);
  const holder = await issuanceToken(call, body.accessToken, 'A375304');
  const request = await readRequest(call, body.requestContent);
  const transaction = await transactionOf(call, request, holder);
  const kept = isFirstDraft(settings)
    ? transaction.value
    : await reencrypted(call, request, holder, transaction);
  const message = { outcome: 'The deferred credential request is valid' };
  return result(id, 'A000000', { info: requestInfo(kept, settings) }, { action: 'OK', message });
});

/** Section 9.3: resolves to an unfinished transaction of this token. */
async function transactionOf(
  { service }: Call<typeof id>,
  { transaction_id: transactionId }: UnknownRecord,
  { token }: IssuanceToken,
): Promise<VersionedValue<CredentialRequest>> {
  if (typeof transactionId !== 'string')
    throw badRequest(
      'invalid_credential_request',
      'The request has no transaction_id',
      'The transaction_id of the credential response.',
    );
  const found = await service.entry('credentialRequest', transactionId);
  const { deferred, tokenId } = found?.value ?? {};
  const isGood = found && deferred && tokenId === token.tokenId && !service.hasExpired(found.value);
  if (!isGood)
    throw badRequest(
      'invalid_transaction_id',
      'The access token has no such transaction',
      'A transaction_id of this access token that is not finished and has not expired.',
    );
  return found;
}

/** Section 9.1: the deferred request specifies the response encryption again. */
async function reencrypted(
  { service, settings }: Call<typeof id>,
  request: UnknownRecord,
  { client }: IssuanceToken,
  transaction: VersionedValue<CredentialRequest>,
): Promise<CredentialRequest> {
  const { encryption: _, ...rest } = transaction.value;
  const encryption = await responseEncryption(request, settings, client);
  const kept = { ...rest, ...(encryption !== undefined && { encryption }) };
  if (await service.replace('credentialRequest', rest.identifier, transaction, kept)) return kept;
  throw badRequest(
    'invalid_transaction_id',
    'Another call has finished the transaction',
    'A transaction that is not finished.',
  );
}
