import { describe, expect, it } from 'vitest';
import { clientKey } from '../../../support/client-keys.js';
import {
  contentOf,
  doctype,
  firstDraft,
  identityPayload,
  issueSingle,
  issuing,
  licencePayload,
  proofFor,
  vct,
  walletToken,
} from '../../../support/wallet.js';

const authlete = issuing(firstDraft);
const accessToken = await walletToken(authlete);
const licence = { format: 'mso_mdoc', doctype };
const identity = async (claims: object = {}) => ({
  format: 'dc+sd-jwt',
  vct,
  proof: { proof_type: 'jwt', jwt: await proofFor(authlete, { claims }) },
});

const parse = async (content: unknown, of = authlete, token = accessToken) => {
  const requestContent = JSON.stringify(content);
  return (await of.call('vci_batch_parse_api', { accessToken: token, requestContent })).body;
};
const issue = async (orders: object[] | undefined, of = authlete, token = accessToken) =>
  (await of.call('vci_batch_issue_api', { accessToken: token, orders })).body;

/** The identifiers of two good requests. */
async function identifiers(more: object = {}): Promise<string[]> {
  const { info = [], responseContent } = await parse({
    credential_requests: [await identity(), licence],
    ...more,
  });
  if (info.length !== 2) throw new Error(`Refused: ${responseContent}`);
  return info.map(({ identifier = '' }) => identifier);
}

const orders = ([first = '', second = '']: string[], changes: object = {}) => [
  { requestIdentifier: first, credentialPayload: identityPayload },
  { requestIdentifier: second, credentialPayload: licencePayload, ...changes },
];

describe('A batch of credential requests', () => {
  it('is described in its order', async () => {
    const parsed = await parse({ credential_requests: [await identity(), licence] });
    expect(parsed).toMatchObject({
      action: 'OK',
      info: [
        { format: 'dc+sd-jwt', details: JSON.stringify({ vct }) },
        { format: 'mso_mdoc', details: JSON.stringify({ doctype }) },
      ],
    });
  });

  it('is answered in its order', async () => {
    const issued = await issue(orders(await identifiers()));
    expect(issued.action).toBe('OK');
    expect(contentOf(issued)).toEqual({
      credential_responses: [
        { credential: expect.stringContaining('~') },
        { credential: expect.any(String) },
      ],
      c_nonce: 'the nonce of the token',
      c_nonce_expires_in: expect.any(Number),
    });
  });

  it('may be deferred in part, or as a whole', async () => {
    const [first = '', second = ''] = await identifiers();
    const issued = await issue(orders([first, second], { issuanceDeferred: true }));
    expect(issued.action).toBe('OK');
    expect(contentOf(issued).credential_responses[1]).toEqual({ transaction_id: second });
    const order = { requestIdentifier: second, credentialPayload: licencePayload };
    expect((await authlete.call('vci_deferred_issue_api', { order })).body).toMatchObject({ action: 'OK' });

    const all = (await identifiers()).map((requestIdentifier) => ({
      requestIdentifier,
      issuanceDeferred: true,
    }));
    expect(await issue(all)).toMatchObject({ action: 'ACCEPTED' });
  });

  it('is encrypted as a whole', async () => {
    const { publicJwk } = await clientKey('ECDH-ES', 'encryption key');
    const encryption = { jwk: publicJwk, alg: 'ECDH-ES', enc: 'A256GCM' };
    const found = await identifiers({ credential_response_encryption: encryption });
    const issued = await issue(orders(found));
    expect(issued).toMatchObject({ action: 'OK_JWT' });
    expect(issued.responseContent?.split('.')).toHaveLength(5);
    const again = await identifiers({ credential_response_encryption: encryption });
    const deferred = again.map((requestIdentifier) => ({ requestIdentifier, issuanceDeferred: true }));
    expect(await issue(deferred)).toMatchObject({ action: 'ACCEPTED_JWT' });
  });
});

describe('A batch is refused', () => {
  it.each([
    ['without requests', {}, 'invalid_credential_request'],
    ['with no requests', { credential_requests: [] }, 'invalid_credential_request'],
    ['with a request that is no object', { credential_requests: ['x'] }, 'invalid_credential_request'],
    ['with a bad request', { credential_requests: [licence, {}] }, 'invalid_credential_request'],
    [
      'with a request that is encrypted by itself',
      { credential_requests: [{ ...licence, credential_response_encryption: {} }] },
      'invalid_encryption_parameters',
    ],
  ])('%s', async (_, content, error) => {
    const refused = await parse(content);
    expect(refused).toMatchObject({ action: 'BAD_REQUEST' });
    expect(contentOf(refused).error).toBe(error);
  });

  it('with a nonce that is wrong, which comes with the right one', async () => {
    const refused = await parse({ credential_requests: [await identity({ nonce: 'wrong' })] });
    expect(refused).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A378319' });
    expect(contentOf(refused)).toMatchObject({ error: 'invalid_proof', c_nonce: 'the nonce of the token' });
  });

  it('by OpenID4VCI 1.0', async () => {
    const final = issuing();
    const token = await walletToken(final);
    const refused = await parse({ credential_requests: [licence] }, final, token);
    expect(contentOf(refused).error).toBe('invalid_credential_request');
    expect(await issue([{}], final, token)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('by a service that issues no credentials, and without a token', async () => {
    const off = issuing({ service: { verifiableCredentialsEnabled: false } });
    expect(await parse({}, off)).toMatchObject({ action: 'FORBIDDEN' });
    expect(await issue([], off)).toMatchObject({ action: 'FORBIDDEN' });
    expect(await parse({}, authlete, 'x')).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await issue([], authlete, 'x')).toMatchObject({ action: 'UNAUTHORIZED' });
  });
});

describe('The orders of a batch', () => {
  it('must be present', async () => {
    expect(await issue(undefined)).toMatchObject({ action: 'CALLER_ERROR' });
    expect(await issue([])).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('are fulfilled together or not at all', async () => {
    const [first = '', second = ''] = await identifiers();
    const order = { requestIdentifier: first, credentialPayload: identityPayload };
    expect(await issue([order, order])).toMatchObject({ action: 'CALLER_ERROR' });
    expect(await issue(orders([first, 'x']))).toMatchObject({ action: 'CALLER_ERROR' });
    expect(await issue(orders([first, second]))).toMatchObject({ action: 'OK' });
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('need a key of the service', async () => {
    const keyless = issuing({ service: { ...firstDraft.service, credentialJwks: '{"keys":[]}' } });
    const token = await walletToken(keyless);
    const { info = [] } = await parse({ credential_requests: [licence] }, keyless, token);
    const order = { requestIdentifier: info[0]?.identifier, credentialPayload: licencePayload };
    expect(await issue([order], keyless, token)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
  });
});
