import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { sdJwt } from '../../../src/mock/credentials/sd-jwt.js';
import { clientKey } from '../../support/client-keys.js';
import { issuance, issuerKey, plainKey } from '../../support/issuance.js';
import { verifiedSdJwt } from '../../support/verified-sd-jwt.js';

const vct = 'https://credentials.example.com/identity_credential';
const payload = {
  vct,
  sub: 'joe',
  status: { status_list: { idx: 1 } },
  address: { locality: 'Berlin', region: { code: 'DE-BE' } },
  nationalities: ['DE', { other: 'JP' }],
  empty: {},
  nothing: null,
};

const issue = async (changes = {}, jwk?: object) => sdJwt.issue(await issuance({ payload, ...changes }), jwk);

const bodyOf = (credential: string) => decodeJwt(credential.split('~')[0] ?? '');
const disclosed = (credential: string): unknown[] =>
  credential
    .split('~')
    .slice(1, -1)
    .map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()).slice(1));

describe('An SD-JWT VC', () => {
  it('is verified by another library, with the key of the wallet', async () => {
    const { publicJwk } = await clientKey();
    expect(await verifiedSdJwt(await issue({ expiresAt: 4_000_000_000 }, publicJwk))).toEqual({
      ...payload,
      iss: 'https://issuer.example.com',
      iat: 1_700_000_000,
      exp: 4_000_000_000,
      cnf: { jwk: publicJwk },
    });
  });

  it('discloses each leaf by itself, and keeps what is never hidden', async () => {
    const credential = await issue();
    expect(disclosed(credential)).toEqual([
      ['code', 'DE-BE'],
      ['locality', 'Berlin'],
      ['other', 'JP'],
      ['DE'],
      ['sub', 'joe'],
      ['nothing', null],
    ]);
    const { _sd, ...visible } = bodyOf(credential);
    expect(_sd).toHaveLength(2);
    expect(visible).toMatchObject({
      vct,
      iss: 'https://issuer.example.com',
      iat: 1_700_000_000,
      status: payload.status,
      address: { region: { _sd: [expect.any(String)] }, _sd: [expect.any(String)] },
      nationalities: [{ '...': expect.any(String) }, { _sd: [expect.any(String)] }],
      empty: {},
      _sd_alg: 'sha-256',
    });
    expect(visible).not.toHaveProperty('exp');
    expect(visible).not.toHaveProperty('cnf');
  });

  it('says what the payload says of the issuer and the times as the service says it', async () => {
    const body = bodyOf(await issue({ payload: { vct, iss: 'https://other.example.com', iat: 1, nbf: 2 } }));
    expect(body).toMatchObject({ iss: 'https://issuer.example.com', iat: 1_700_000_000, nbf: 2 });
  });

  it.each(['vc+sd-jwt', 'dc+sd-jwt'])('has the media type %s', async (format) => {
    const header = decodeProtectedHeader((await issue({ format })).split('~')[0] ?? '');
    expect(header).toEqual({ alg: 'ES256', kid: 'issuer key', typ: format, x5c: issuerKey.x5c });
  });

  it('has no certificate where the key has none', async () => {
    const credential = await sdJwt.issue(await issuance({ payload }, {}, [plainKey]), undefined);
    expect(decodeProtectedHeader(credential.split('~')[0] ?? '')).not.toHaveProperty('x5c');
    expect(await verifiedSdJwt(credential, plainKey)).toMatchObject({ vct });
  });

  it('has the same disclosures for the same seed, and others for another', async () => {
    const { service } = await issuance();
    expect(disclosuresOf(await issue())).toEqual(disclosuresOf(await issue()));
    expect(disclosuresOf(await issue({ service }))).toEqual(disclosuresOf(await issue()));
    expect(disclosuresOf(await issue({ service }))).not.toEqual(disclosuresOf(await issue()));
  });
});

const disclosuresOf = (credential: string): string[] => credential.split('~').slice(1);

describe('The payload of an SD-JWT VC', () => {
  it.each([
    ['without a vct', {}, 'no vct'],
    ['of another vct', { vct: 'other' }, 'not https'],
    ['with a reserved name', { vct, list: [{ inner: { _sd: [] } }] }, '_sd'],
    ['with the name of an element', { vct, '...': 1 }, '...'],
  ])('%s is refused', (_, bad, problem) => {
    expect(sdJwt.defect(bad, { vct })).toContain(problem);
  });

  it('is good otherwise', () => {
    expect(sdJwt.defect(payload, { vct })).toBeUndefined();
    expect(sdJwt.defect(payload, {})).toBeUndefined();
  });
});
