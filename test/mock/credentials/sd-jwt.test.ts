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
    expect(visible).toMatchObject({
      vct,
      iss: 'https://issuer.example.com',
      iat: 1_700_000_000,
      status: payload.status,
      address: { region: { _sd: expect.any(Array) }, _sd: expect.any(Array) },
      nationalities: expect.arrayContaining([
        { '...': expect.any(String) },
        { _sd: expect.arrayContaining([expect.any(String)]) },
      ]),
      empty: {},
      _sd_alg: 'sha-256',
    });
    expect(visible).not.toHaveProperty('exp');
    expect(visible).not.toHaveProperty('cnf');
  });

  it('has the issuer and the times of the payload in the form of the service', async () => {
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

describe('The digests of an SD-JWT VC', () => {
  const flat = {
    vct,
    given_name: 'Inga',
    family_name: 'Holm',
    birthdate: '1991-11-06',
    email: 'i@example.com',
  };
  // With vct, iss and iat there are seven members, four of which are disclosed.
  const members = 7;
  const digestsOf = async (seed: string) => {
    const { service } = await issuance({}, {}, [issuerKey], seed);
    return digestsIn(bodyOf(await issue({ payload: flat, service })));
  };

  it('have decoys among them, from half to one and a half times as many as there are members', async () => {
    const counts = new Set<number>();
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const digests = await digestsOf(seed);
      const decoys = digests.length - 4;
      expect(decoys).toBeGreaterThanOrEqual(Math.round(members * 0.5));
      expect(decoys).toBeLessThanOrEqual(Math.round(members * 1.5));
      counts.add(decoys);
    }
    expect(counts.size).toBeGreaterThan(1);
  });

  it('are sorted, so that their order does not tell decoys apart', async () => {
    const digests = await digestsOf('a');
    expect(digests).toEqual([...digests].sort());
  });

  it('are the same for the same seed', async () => {
    expect(await digestsOf('a')).toEqual(await digestsOf('a'));
  });

  it('hide how many members a nested object and a list have', async () => {
    const { address, nationalities } = bodyOf(await issue()) as {
      address: { _sd: string[] };
      nationalities: unknown[];
    };
    expect(address._sd.length).toBeGreaterThan(1);
    expect(nationalities.length).toBeGreaterThan(2);
  });
});

const digestsIn = ({ _sd }: Readonly<Record<string, unknown>>): string[] =>
  Array.isArray(_sd) ? _sd.map(String) : [];

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

  it('is valid otherwise', () => {
    expect(sdJwt.defect(payload, { vct })).toBeUndefined();
    expect(sdJwt.defect(payload, {})).toBeUndefined();
  });
});
