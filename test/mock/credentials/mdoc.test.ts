import { cborDecode, type DataItem } from '@owf/mdoc';
import { describe, expect, it } from 'vitest';
import { mdoc } from '../../../src/mock/credentials/mdoc.js';
import { clientKey } from '../../support/client-keys.js';
import { issuance, issuerKey, plainKey } from '../../support/issuance.js';
import { verifiedMdoc } from '../../support/verified-mdoc.js';

const doctype = 'org.iso.18013.5.1.mDL';
const nameSpace = 'org.iso.18013.5.1';
const certified = { algorithms: mdoc.algorithms, certified: true };
const payload = (claims: object) => ({ doctype, claims: { [nameSpace]: claims } });

const issue = async (claims: object, changes = {}, jwk?: object) =>
  mdoc.issue(await issuance({ payload: payload(claims), ...changes }, certified), jwk);

const verifiedClaims = async (claims: object) =>
  (await verifiedMdoc(await issue(claims))).claims[nameSpace] ?? {};

type Decoded = Map<string, unknown>;
type Signed = [Uint8Array, Map<number, unknown>, Uint8Array, Uint8Array];

/** The parts of an mdoc as CBOR has them. */
function partsOf(credential: string) {
  const issuerSigned = cborDecode(Buffer.from(credential, 'base64url')) as Decoded;
  const nameSpaces = issuerSigned.get('nameSpaces') as Map<string, DataItem<Decoded>[]>;
  const [protectedHeaders, unprotectedHeaders, bytes] = issuerSigned.get('issuerAuth') as Signed;
  const items = [...nameSpaces.values()].flat().map(({ data }) => data);
  return { issuerSigned, items, protectedHeaders, unprotectedHeaders, mso: cborDecode(bytes) as Decoded };
}

describe('An mdoc', () => {
  it('is verified by another library, with the key of the wallet', async () => {
    const { publicJwk } = await clientKey();
    const verified = await verifiedMdoc(await issue({ family_name: 'Inga', height: 180 }, {}, publicJwk));
    expect(verified).toMatchObject({
      docType: doctype,
      claims: { [nameSpace]: { family_name: 'Inga', height: 180 } },
      signed: new Date(1_700_000_000_000),
      validUntil: new Date('9999-12-31T23:59:59Z'),
    });
    const x = verified.deviceKey?.get(-2);
    expect(x instanceof Uint8Array && Buffer.from(x).toString('base64url')).toBe(publicJwk.x);
  });

  it('has the structure of one that the service made', async () => {
    const parts = partsOf(await issue({ family_name: {}, given_name: {} }));
    expect([...parts.issuerSigned.keys()]).toEqual(['nameSpaces', 'issuerAuth']);
    expect(parts.items.map((item) => [...item.keys()])).toEqual(
      Array(2).fill(['digestID', 'random', 'elementIdentifier', 'elementValue']),
    );
    expect(parts.items.map((item) => item.get('digestID'))).toEqual([1, 2]);
    expect(parts.items.map((item) => (item.get('random') as Uint8Array).length)).toEqual([16, 16]);
    expect(Buffer.from(parts.protectedHeaders).toString('hex')).toBe('a10126');
    expect([...parts.unprotectedHeaders.keys()]).toEqual([33]);
    expect(parts.unprotectedHeaders.get(33)).toEqual(Buffer.from(issuerKey.x5c?.[0] ?? '', 'base64'));
    expect([...parts.mso.keys()]).toEqual([
      'version',
      'digestAlgorithm',
      'valueDigests',
      'docType',
      'validityInfo',
    ]);
    expect([...(parts.mso.get('validityInfo') as Decoded).keys()]).toEqual([
      'signed',
      'validFrom',
      'validUntil',
    ]);
  });

  it('expires at the given time', async () => {
    const { validUntil } = await verifiedMdoc(await issue({ a: 1 }, { expiresAt: 4_000_000_000 }));
    expect(validUntil).toEqual(new Date(4_000_000_000_000));
  });

  it('expires at the latest possible time if its expiry is later', async () => {
    const mso = partsOf(await issue({ a: 1 }, { expiresAt: Number.MAX_SAFE_INTEGER })).mso;
    expect((mso.get('validityInfo') as Decoded).get('validUntil')).toEqual(new Date('9999-12-31T23:59:59Z'));
  });

  it('has the values of strings in diagnostic notation', async () => {
    expect(
      await verifiedClaims({
        portrait: "cbor:h'ffd8'",
        driving_privileges: ['cbor:{"vehicle_category_code": "A"}', { codes: ['cbor:-1'] }],
        plain: 'not cbor:1',
        large: 5_000_000_000,
      }),
    ).toMatchObject({
      portrait: expect.objectContaining({ 0: 0xff, 1: 0xd8 }),
      driving_privileges: [new Map([['vehicle_category_code', 'A']]), new Map([['codes', [-1]]])],
      plain: 'not cbor:1',
      large: 5_000_000_000n,
    });
  });

  it('keeps the tags of dates', async () => {
    const encoded = Buffer.from(await issue({ birth_date: 'cbor:1004("1990-01-31")' }), 'base64url');
    // Tag 1004 and a text of ten characters (RFC 8943, section 1).
    expect(encoded.toString('hex')).toContain('d903ec6a');
  });

  it('is the same for the same seed and time except the signature', async () => {
    const items = async () => partsOf(await issue({ a: 1, b: 2 })).issuerSigned.get('nameSpaces');
    expect(await items()).toEqual(await items());
  });

  it('needs a key with a certificate', async () => {
    await expect(issuance({}, certified, [plainKey])).rejects.toMatchObject({
      details: { action: 'INTERNAL_SERVER_ERROR' },
    });
    expect((await issuance({}, certified, [plainKey, issuerKey])).key.kid).toBe('issuer key');
  });
});

describe('The payload of an mdoc', () => {
  it.each([
    ['without a doctype', { claims: {} }, 'no doctype'],
    ['of another doctype', { doctype: 'other', claims: {} }, 'not org.iso'],
    ['without claims', { doctype }, 'no claims'],
    ['with a name space that is no object', { doctype, claims: { a: 1 } }, 'name space a'],
    ['with bad diagnostic notation', payload({ a: ["cbor:h'f"] }), 'diagnostic notation'],
  ])('%s is refused', (_, bad, problem) => {
    expect(mdoc.defect(bad, { doctype })).toContain(problem);
  });

  it('is valid otherwise', () => {
    expect(mdoc.defect(payload({}), { doctype })).toBeUndefined();
    expect(mdoc.defect(payload({}), {})).toBeUndefined();
  });
});
