import { compactDecrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../../support/authlete.js';
import { clientKey } from '../../../support/client-keys.js';
import { neverIssued, wait } from '../../../support/tokens.js';
import { verifiedMdoc } from '../../../support/verified-mdoc.js';
import {
  contentOf,
  doctype,
  firstDraft,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  requestIdentifier,
  walletToken,
} from '../../../support/wallet.js';

const draftRequest = { format: 'mso_mdoc', doctype };
const deferring = { issuanceDeferred: true };

/** A transaction, as the wallet knows it. */
async function transaction(authlete: TestAuthlete, request: object = licenceRequest, more: object = {}) {
  const accessToken = await walletToken(authlete);
  const requestOf = await requestIdentifier(authlete, accessToken, request);
  const order = { requestIdentifier: requestOf, ...deferring };
  const answer = await issueSingle(authlete, accessToken, order, more);
  return { accessToken, answer, id: answer.transactionId ?? '' };
}

const parse = async (authlete: TestAuthlete, accessToken: string, request: object) => {
  const requestContent = JSON.stringify(request);
  return (await authlete.call('vci_deferred_parse_api', { accessToken, requestContent })).body;
};
const issue = async (authlete: TestAuthlete, order: object | undefined, more: object = {}) =>
  (await authlete.call('vci_deferred_issue_api', { order, ...more })).body;
const orderOf = (requestIdentifier: string) => ({ requestIdentifier, credentialPayload: licencePayload });

describe('A credential that is not ready', () => {
  it('is a transaction, with the time to wait', async () => {
    const { answer, id } = await transaction(issuing(), licenceRequest, { interval: 30 });
    expect(answer.action).toBe('ACCEPTED');
    expect(contentOf(answer)).toEqual({ transaction_id: id, interval: 30 });
    expect(contentOf((await transaction(issuing())).answer).interval).toBe(5);
  });

  it('is a transaction without that in the first draft', async () => {
    const { answer, id } = await transaction(issuing(firstDraft), draftRequest, { interval: 30 });
    expect(contentOf(answer)).toEqual({ transaction_id: id });
  });

  it('is issued when it is ready, once', async () => {
    const authlete = issuing();
    const { accessToken, id } = await transaction(authlete);
    const parsed = await parse(authlete, accessToken, { transaction_id: id });
    expect(parsed).toMatchObject({
      action: 'OK',
      info: { identifier: id, credentialConfigurationId: 'Licence' },
    });
    const answers = await Promise.all([1, 2, 3].map(() => issue(authlete, orderOf(id))));
    expect(answers.map(({ action }) => action).sort()).toEqual(['CALLER_ERROR', 'CALLER_ERROR', 'OK']);
    const content = contentOf(answers.find(({ action }) => action === 'OK') ?? {});
    expect(await verifiedMdoc(content.credentials[0].credential)).toMatchObject({ docType: doctype });
    expect(contentOf(await parse(authlete, accessToken, { transaction_id: id })).error).toBe(
      'invalid_transaction_id',
    );
  });

  it('is issued in the form of the first draft', async () => {
    const authlete = issuing(firstDraft);
    const { id } = await transaction(authlete, draftRequest);
    expect(contentOf(await issue(authlete, orderOf(id)))).toEqual({ credential: expect.any(String) });
  });

  it('may be deferred again', async () => {
    const authlete = issuing();
    const { id } = await transaction(authlete);
    const again = await issue(authlete, { requestIdentifier: id, ...deferring }, { interval: 7 });
    expect(again.action).toBe('ACCEPTED');
    expect(contentOf(again)).toEqual({ transaction_id: id, interval: 7 });
    expect(await issue(authlete, orderOf(id))).toMatchObject({ action: 'OK' });
  });

  it('is pending in the first draft', async () => {
    const authlete = issuing(firstDraft);
    const { id } = await transaction(authlete, draftRequest);
    const again = await issue(authlete, { requestIdentifier: id, ...deferring });
    expect(again.action).toBe('BAD_REQUEST');
    expect(contentOf(again).error).toBe('issuance_pending');
  });

  it('may be denied', async () => {
    const authlete = issuing();
    const { id } = await transaction(authlete);
    expect(contentOf(await issue(authlete, { requestIdentifier: id }, { denied: true })).error).toBe(
      'credential_request_denied',
    );
    expect(await issue(authlete, orderOf(id))).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('is not waited for longer than the service says', async () => {
    const authlete = issuing({ service: { credentialTransactionDuration: 900 } });
    const { accessToken, id } = await transaction(authlete);
    await wait(authlete, 899);
    expect(await parse(authlete, accessToken, { transaction_id: id })).toMatchObject({ action: 'OK' });
    await wait(authlete, 1);
    expect(contentOf(await parse(authlete, accessToken, { transaction_id: id })).error).toBe(
      'invalid_transaction_id',
    );
    expect(await issue(authlete, orderOf(id))).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('is encrypted as the deferred request says', async () => {
    const authlete = issuing();
    const { privateJwk, publicJwk } = await clientKey('ECDH-ES', 'encryption key');
    const encryption = { credential_response_encryption: { jwk: publicJwk, enc: 'A256GCM' } };
    const { accessToken, answer } = await transaction(authlete, { ...licenceRequest, ...encryption });
    expect(answer.action).toBe('ACCEPTED_JWT');
    const key = await importJWK(privateJwk, 'ECDH-ES');
    const decrypted = async ({ responseContent }: { responseContent?: string | null }) =>
      JSON.parse(new TextDecoder().decode((await compactDecrypt(responseContent ?? '', key)).plaintext));
    const { transaction_id: id } = await decrypted(answer);
    expect(id).toBe(answer.transactionId);

    await parse(authlete, accessToken, { transaction_id: id, ...encryption });
    const again = await issue(authlete, { requestIdentifier: id, ...deferring });
    expect(again.action).toBe('ACCEPTED_JWT');
    await parse(authlete, accessToken, { transaction_id: id });
    expect(await issue(authlete, { requestIdentifier: id, ...deferring })).toMatchObject({
      action: 'ACCEPTED',
    });
    await parse(authlete, accessToken, { transaction_id: id, ...encryption });
    const issued = await issue(authlete, orderOf(id));
    expect(issued.action).toBe('OK_JWT');
    expect((await decrypted(issued)).credentials).toHaveLength(1);
  });
});

describe('A deferred credential request is refused', () => {
  const authlete = issuing();

  it.each([
    ['without a transaction', {}, 'invalid_credential_request'],
    ['for an unknown transaction', { transaction_id: 'x' }, 'invalid_transaction_id'],
  ])('%s', async (_, request, error) => {
    const refused = await parse(authlete, await walletToken(authlete), request);
    expect(refused).toMatchObject({ action: 'BAD_REQUEST' });
    expect(contentOf(refused).error).toBe(error);
  });

  it('for the transaction of another token, and for a request that is not deferred', async () => {
    const { id } = await transaction(authlete);
    const other = await walletToken(authlete);
    expect(contentOf(await parse(authlete, other, { transaction_id: id })).error).toBe(
      'invalid_transaction_id',
    );
    const requestOf = await requestIdentifier(authlete, other, licenceRequest);
    expect(contentOf(await parse(authlete, other, { transaction_id: requestOf })).error).toBe(
      'invalid_transaction_id',
    );
    expect(await issue(authlete, orderOf(requestOf))).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('with an access token that does not exist', async () => {
    expect(await parse(authlete, neverIssued, { transaction_id: 'x' })).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A375304',
      responseContent: expect.stringMatching(
        /^Bearer error="invalid_token", error_description="\[A375304\] .+", error_uri=".+"$/,
      ),
    });
  });

  it('by a service that issues no credentials', async () => {
    const off = issuing({ service: { verifiableCredentialsEnabled: false } });
    expect(await parse(off, 'x', {})).toMatchObject({ action: 'FORBIDDEN' });
    expect(await issue(off, {})).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A383201' });
  });
});

describe('A deferred order', () => {
  it('must be present, and name its request', async () => {
    const authlete = issuing();
    expect(await issue(authlete, undefined)).toMatchObject({ action: 'CALLER_ERROR' });
    expect(await issue(authlete, {})).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('cannot be given to the credential endpoint', async () => {
    const authlete = issuing();
    const { accessToken, id } = await transaction(authlete);
    expect(await issueSingle(authlete, accessToken, orderOf(id))).toMatchObject({ action: 'CALLER_ERROR' });
  });
});
