import { compactDecrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientKey } from '../../../support/client-keys.js';
import { credentialJwks, plainKey } from '../../../support/issuance.js';
import { verifiedMdoc } from '../../../support/verified-mdoc.js';
import { verifiedSdJwt } from '../../../support/verified-sd-jwt.js';
import {
  contentOf,
  credentialIssuer,
  doctype,
  firstDraft,
  identityPayload,
  identityRequest,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  orderFor,
  proofFor,
  requestIdentifier,
  vct,
  walletKey,
  walletToken,
} from '../../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);

const ordered = (changes?: object, request?: object) => orderFor(authlete, accessToken, changes, request);
const issue = async (changes: object = {}, more: object = {}) =>
  issueSingle(authlete, accessToken, await ordered(changes), more);

describe('A credential', () => {
  it('is an SD-JWT that is bound to the key of the wallet', async () => {
    const order = await ordered({ credentialPayload: identityPayload }, await identityRequest(authlete));
    const issued = await issueSingle(authlete, accessToken, order);
    expect(issued).toMatchObject({ action: 'OK', resultCode: 'A383001' });
    const { credentials, ...others } = contentOf(issued);
    expect(others).toEqual({});
    expect(credentials).toHaveLength(1);
    expect(await verifiedSdJwt(credentials[0].credential)).toEqual({
      vct,
      given_name: 'Inga',
      iss: credentialIssuer,
      iat: expect.any(Number),
      cnf: { jwk: walletKey.publicJwk },
    });
  });

  it('is an mdoc', async () => {
    const { credentials } = contentOf(await issue());
    expect(await verifiedMdoc(credentials[0].credential)).toMatchObject({
      docType: doctype,
      claims: { 'org.iso.18013.5.1': { height: 180 } },
      deviceKey: undefined,
    });
  });

  it('is made for each key of the wallet', async () => {
    const key = await clientKey('ES256', 'other key');
    const jwt = [await proofFor(authlete), await proofFor(authlete, { key })];
    const request = await identityRequest(authlete, { proofs: { jwt } });
    const order = await ordered({ credentialPayload: identityPayload }, request);
    const { credentials } = contentOf(await issueSingle(authlete, accessToken, order));
    const bound = [];
    for (const { credential } of credentials) bound.push((await verifiedSdJwt(credential))['cnf']);
    expect(bound).toEqual([{ jwk: walletKey.publicJwk }, { jwk: key.publicJwk }]);
  });

  it('has one form in the first draft, with the nonce of the token', async () => {
    const draft = issuing(firstDraft);
    const token = await walletToken(draft);
    const requestOf = await requestIdentifier(draft, token, { format: 'mso_mdoc', doctype });
    const order = { requestIdentifier: requestOf, credentialPayload: licencePayload };
    expect(contentOf(await issueSingle(draft, token, order))).toEqual({
      credential: expect.any(String),
      c_nonce: 'the nonce of the token',
      c_nonce_expires_in: expect.any(Number),
    });
  });

  it.each([
    ['as long as the order says', { credentialDuration: 60 }, 60],
    ['as long as the service says', {}, 3600],
    ['for ever', { credentialDuration: -1 }, undefined],
  ])('is valid %s', async (_, changes, life) => {
    const service = issuing({ service: { credentialDuration: 3600 }, metadata: { batchSize: 1 } });
    const token = await walletToken(service);
    const requestOf = await requestIdentifier(service, token, await identityRequest(service));
    const order = { requestIdentifier: requestOf, credentialPayload: identityPayload, ...changes };
    const { credentials } = contentOf(await issueSingle(service, token, order));
    const { iat, exp } = await verifiedSdJwt(credentials[0].credential);
    expect(exp).toBe(life === undefined ? undefined : Number(iat) + life);
  });

  it('is encrypted for the wallet', async () => {
    const { privateJwk, publicJwk } = await clientKey('ECDH-ES', 'encryption key');
    const request = { ...licenceRequest, credential_response_encryption: { jwk: publicJwk, enc: 'A256GCM' } };
    const issued = await issueSingle(authlete, accessToken, await ordered({}, request));
    expect(issued).toMatchObject({ action: 'OK_JWT' });
    const key = await importJWK(privateJwk, 'ECDH-ES');
    const { plaintext, protectedHeader } = await compactDecrypt(issued.responseContent ?? '', key);
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'encryption key' });
    const { credentials } = JSON.parse(new TextDecoder().decode(plaintext));
    expect(await verifiedMdoc(credentials[0].credential)).toMatchObject({ docType: doctype });
  });
});

describe('The key of a credential', () => {
  const signedBy = async (keys: string, signingKeyId?: string, payload = licencePayload) => {
    const service = issuing({ service: { credentialJwks: keys } });
    const token = await walletToken(service);
    const requestOf = await requestIdentifier(service, token, licenceRequest);
    return issueSingle(service, token, {
      requestIdentifier: requestOf,
      credentialPayload: payload,
      signingKeyId,
    });
  };

  it.each([
    ['is not there', '{"keys":[]}', undefined],
    ['is not the one that is named', credentialJwks(plainKey), 'another key'],
    ['has no certificate', credentialJwks(plainKey), undefined],
    ['has no private part', credentialJwks({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }), undefined],
    ['is for something else', credentialJwks({ ...plainKey, use: 'enc' }), undefined],
  ])('%s', async (_, keys, signingKeyId) => {
    const refused = await signedBy(keys, signingKeyId);
    expect(refused).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
    expect(contentOf(refused).error).toBe('server_error');
  });

  it('signs with an algorithm of the configuration', async () => {
    const Licence = { ...licenceRequest, credential_signing_alg_values_supported: [-9] };
    const metadata = { credentialsSupported: JSON.stringify({ Licence }) };
    const service = issuing({ metadata });
    const token = await walletToken(service);
    const requestOf = await requestIdentifier(service, token, licenceRequest);
    const order = { requestIdentifier: requestOf, credentialPayload: licencePayload };
    expect(await issueSingle(service, token, order)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
  });
});

describe('Credentials of the same seed and time', () => {
  const options = { seed: 'the same', clock: { now: () => 1_800_000_000_000 } };
  const disclosures = async () => {
    const service = issuing({ options });
    const token = await walletToken(service);
    const requestOf = await requestIdentifier(service, token, await identityRequest(service));
    const order = { requestIdentifier: requestOf, credentialPayload: identityPayload };
    const { credentials } = contentOf(await issueSingle(service, token, order));
    return { requestOf, disclosures: credentials[0].credential.split('~').slice(1) };
  };

  it('have the same disclosures', async () => {
    const first = await disclosures();
    expect(first.disclosures).toHaveLength(2);
    expect(await disclosures()).toEqual(first);
  });
});
