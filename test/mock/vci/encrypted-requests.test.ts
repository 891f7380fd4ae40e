import { compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import type { TestAuthlete } from '../../support/authlete.js';
import { encryptedFor } from '../../support/encrypted-request.js';
import {
  contentOf,
  doctype,
  firstDraft,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  parse,
  walletToken,
} from '../../support/wallet.js';

const keyFor = async (alg: string, kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'enc' };
};

const elliptic = await keyFor('ECDH-ES', 'elliptic');
const wrapping = await keyFor('ECDH-ES+A256KW', 'wrapping');
const rsa = await keyFor('RSA-OAEP-256', 'rsa');
const stranger = await keyFor('ECDH-ES', 'stranger');
const keys = [elliptic, wrapping, rsa];

const decrypting: ServiceFixture['credentialIssuerMetadata'] = {
  credentialRequestEncryptionJwks: JSON.stringify({ keys }),
  credentialRequestEncryptionEncValuesSupported: ['A256GCM', 'A128CBC_HS256'],
  credentialRequestEncryptionZipValuesSupported: ['DEF'],
  credentialResponseEncryptionZipValuesSupported: ['DEF'],
};
const authlete = issuing({ metadata: decrypting });
const accessToken = await walletToken(authlete);
const final = { authlete, accessToken };
const draftAuthlete = issuing({ ...firstDraft, metadata: decrypting });
const draft = { authlete: draftAuthlete, accessToken: await walletToken(draftAuthlete) };
const draftRequest = { format: 'mso_mdoc', doctype };

/** The requested response encryption, and the wallet's decryption key. */
const responseKey = await keyFor('ECDH-ES', 'of the wallet');
const { d: _, ...publicResponseKey } = responseKey;
const wish = { jwk: publicResponseKey, enc: 'A256GCM' };

async function decrypted(responseContent: string | null | undefined) {
  const key = await importJWK(responseKey, 'ECDH-ES');
  const { plaintext, protectedHeader } = await compactDecrypt(responseContent ?? '', key);
  return { content: JSON.parse(new TextDecoder().decode(plaintext)), header: protectedHeader };
}

describe('An encrypted credential request', () => {
  const cases = keys.flatMap((key) =>
    ['A256GCM', 'A128CBC-HS256'].flatMap((enc) => [undefined, 'DEF'].map((zip) => ({ key, enc, zip }))),
  );

  it.each(cases)('by $key.alg and $enc, compressed: $zip, is read', async ({ key, enc, zip }) => {
    const parsed = await parse(authlete, accessToken, await encryptedFor(key, licenceRequest, { enc, zip }));
    expect(parsed).toMatchObject({ action: 'OK', info: { credentialConfigurationId: 'Licence' } });
  });

  it('of the first draft is read, alone and in a batch', async () => {
    expect(
      await parse(draft.authlete, draft.accessToken, await encryptedFor(elliptic, draftRequest)),
    ).toMatchObject({
      action: 'OK',
      info: { format: 'mso_mdoc' },
    });
    const requestContent = await encryptedFor(elliptic, {
      credential_requests: [draftRequest, draftRequest],
    });
    const { body } = await draft.authlete.call('vci_batch_parse_api', {
      accessToken: draft.accessToken,
      requestContent,
    });
    expect(body).toMatchObject({ action: 'OK', info: [{ format: 'mso_mdoc' }, { format: 'mso_mdoc' }] });
  });

  it('leads to an encrypted response, at once and later', async () => {
    const request = await encryptedFor(rsa, { ...licenceRequest, credential_response_encryption: wish });
    const { info } = await parse(authlete, accessToken, request);
    const order = { requestIdentifier: info?.identifier, credentialPayload: licencePayload };
    const later = await issueSingle(authlete, accessToken, { ...order, issuanceDeferred: true });
    expect(later.action).toBe('ACCEPTED_JWT');
    const { content } = await decrypted(later.responseContent);
    expect(content).toMatchObject({ transaction_id: info?.identifier });

    const requestContent = await encryptedFor(elliptic, {
      transaction_id: content.transaction_id,
      credential_response_encryption: { ...wish, zip: 'DEF' },
    });
    const { body } = await authlete.call('vci_deferred_parse_api', { accessToken, requestContent });
    expect(body).toMatchObject({ action: 'OK', info: { identifier: info?.identifier } });
    const issued = await authlete.call('vci_deferred_issue_api', { order });
    expect(issued.body.action).toBe('OK_JWT');
    const response = await decrypted(issued.body.responseContent);
    expect(response.header).toMatchObject({ zip: 'DEF', enc: 'A256GCM', kid: 'of the wallet' });
    expect(response.content.credentials).toHaveLength(1);
  });
});

describe('An encrypted credential request is refused', () => {
  const parameters = 'invalid_encryption_parameters';
  it.each([
    ['for another key', stranger, {}, parameters],
    ['with the kid of another key', { ...stranger, kid: 'elliptic' }, {}, parameters],
    ['by another algorithm than that of the key', { ...wrapping, kid: 'elliptic' }, {}, parameters],
    ['with a content encryption that is not advertised', elliptic, { enc: 'A192GCM' }, parameters],
  ])('%s', async (_, key, options, error) => {
    const refused = await parse(authlete, accessToken, await encryptedFor(key, licenceRequest, options));
    expect(refused.action).toBe('BAD_REQUEST');
    expect(contentOf(refused).error).toBe(error);
  });

  it('where its content is not JSON, or its header cannot be read', async () => {
    for (const content of [await encryptedFor(elliptic, 'no json'), 'a.b.c.d.e']) {
      expect(contentOf(await parse(authlete, accessToken, content)).error).toBe('invalid_credential_request');
    }
  });

  it('with compression that is not advertised', async () => {
    const plain = issuing({ metadata: { ...decrypting, credentialRequestEncryptionZipValuesSupported: [] } });
    const request = await encryptedFor(elliptic, licenceRequest, { zip: 'DEF' });
    expect(contentOf(await parse(plain, await walletToken(plain), request)).error).toBe(parameters);
  });

  it('by a service that has no keys for it', async () => {
    const keyless = issuing();
    const request = await encryptedFor(elliptic, licenceRequest);
    expect(contentOf(await parse(keyless, await walletToken(keyless), request)).error).toBe(parameters);
  });
});

describe('requireCredentialRequestEncryption', () => {
  const metadata = { ...decrypting, requireCredentialRequestEncryption: true };
  const parseOf = {
    vci_single_parse_api: [final, licenceRequest],
    vci_batch_parse_api: [draft, { credential_requests: [draftRequest] }],
    vci_deferred_parse_api: [final, { transaction_id: 'x' }],
  } as const;

  it.each(Object.keys(parseOf) as (keyof typeof parseOf)[])(
    'makes %s refuse what is not encrypted',
    async (id) => {
      const [world, request] = parseOf[id];
      const strict: TestAuthlete = issuing({ ...(world === draft && firstDraft), metadata });
      const token = await walletToken(strict);
      const call = async (requestContent: string) =>
        (await strict.call(id, { accessToken: token, requestContent })).body;
      expect(contentOf(await call(JSON.stringify(request))).error).toBe('invalid_encryption_parameters');
      const taken = await call(await encryptedFor(elliptic, request));
      expect(taken.action === 'OK' || contentOf(taken).error === 'invalid_transaction_id').toBe(true);
    },
  );
});
