import { createHash } from 'node:crypto';
import { CoseKey, cborEncode, DataItem, Header, IssuerSignedItem, ProtectedHeaders, Sign1 } from '@owf/mdoc';
import type { JWK } from 'jose';
import { isObject, type JsonObject } from '../oauth/claims.js';
import { cborValue } from './cbor-value.js';
import { coseAlgorithms, coseSignature, isCoseAlgorithm } from './cose-signature.js';
import type { Format, Issuance } from './format.js';

/** When a credential without an expiry expires, and the last time that can be written. */
const endOfTime = new Date('9999-12-31T23:59:59Z');

/** IssuerSigned of ISO/IEC 18013-5, section 8.3.2.1.2.2, as OpenID4VCI 1.0, appendix A.2.4, has it in a response. */
export const mdoc: Format = {
  algorithms: Object.keys(coseAlgorithms),
  certified: true,
  binds: (jwk) => deviceKey(jwk) !== undefined,
  defect(payload, configuration) {
    const { doctype, claims } = payload;
    if (typeof doctype !== 'string' || doctype === '') return 'it has no doctype';
    const requested = configuration['doctype'];
    if (requested !== undefined && doctype !== requested)
      return `its doctype is not ${requested}, which was requested`;
    if (!isObject(claims)) return 'it has no claims';
    const bad = Object.entries(claims).find(([, elements]) => !isObject(elements));
    if (bad !== undefined) return `the name space ${bad[0]} of its claims is no object`;
    return notationDefect(claims);
  },
  async issue(issuance, bindingKey) {
    const nameSpaces = nameSpacesOf(issuance);
    const payload = cborEncode(DataItem.fromData(securityObject(issuance, nameSpaces, bindingKey)));
    const issued = new Map<string, unknown>([
      ['nameSpaces', encodedItems(nameSpaces)],
      ['issuerAuth', await issuerAuth(issuance, payload)],
    ]);
    return Buffer.from(cborEncode(issued)).toString('base64url');
  },
};

function notationDefect(claims: JsonObject): string | undefined {
  try {
    cborValue(claims);
    return undefined;
  } catch (problem) {
    return `its claims have bad diagnostic notation: ${problem instanceof Error ? problem.message : problem}`;
  }
}

type NameSpaces = ReadonlyMap<string, readonly IssuerSignedItem[]>;

function nameSpacesOf({ payload, service }: Issuance): NameSpaces {
  const claims = isObject(payload['claims']) ? payload['claims'] : {};
  const items = (elements: unknown) =>
    Object.entries(isObject(elements) ? elements : {}).map(([elementIdentifier, value], index) =>
      IssuerSignedItem.fromOptions({
        digestId: index + 1,
        random: Uint8Array.from(service.random.bytes(16)),
        elementIdentifier,
        elementValue: cborValue(value),
      }),
    );
  return new Map(Object.entries(claims).map(([name, elements]) => [name, items(elements)]));
}

const encodedItems = (nameSpaces: NameSpaces): Map<string, DataItem[]> =>
  new Map(
    [...nameSpaces].map(([name, items]) => [
      name,
      items.map((item) => DataItem.fromData(item.encodedStructure)),
    ]),
  );

/** ISO/IEC 18013-5, section 9.1.2.4. Without a key of the wallet there is no deviceKeyInfo. */
function securityObject(
  { payload, issuedAt, expiresAt }: Issuance,
  nameSpaces: NameSpaces,
  bindingKey: JWK | undefined,
): Map<string, unknown> {
  const signed = new Date(issuedAt * 1000);
  const validUntil = new Date(Math.min((expiresAt ?? Infinity) * 1000, endOfTime.getTime()));
  return new Map<string, unknown>([
    ['version', '1.0'],
    ['digestAlgorithm', 'SHA-256'],
    ['valueDigests', new Map([...nameSpaces].map(([name, items]) => [name, digestsOf(items)]))],
    ...deviceKeyInfo(bindingKey),
    ['docType', payload['doctype']],
    [
      'validityInfo',
      new Map([
        ['signed', signed],
        ['validFrom', signed],
        ['validUntil', validUntil],
      ]),
    ],
  ]);
}

const digestsOf = (items: readonly IssuerSignedItem[]): Map<number, Uint8Array> =>
  new Map(items.map((item) => [item.digestId, sha256(item.encode({ asDataItem: true }))]));

const sha256 = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(bytes).digest());

function deviceKeyInfo(jwk: JWK | undefined): [string, unknown][] {
  const key = jwk && deviceKey(jwk);
  return key === undefined ? [] : [['deviceKeyInfo', new Map([['deviceKey', key]])]];
}

/** A public key as COSE has it (RFC 9053, section 7.1 and 7.2); none for other types and curves. */
function deviceKey({ kty, crv, x, y }: JWK): Map<unknown, unknown> | undefined {
  if (kty !== 'EC' && kty !== 'OKP') return undefined;
  try {
    return CoseKey.fromJwk({ kty, crv, x, ...(y !== undefined && { y }) }).encodedStructure;
  } catch {
    return undefined;
  }
}

/** COSE_Sign1 of RFC 9052, section 4.2, with the certificate of the key (RFC 9360, section 2). */
async function issuerAuth({ key }: Issuance, payload: Uint8Array): Promise<unknown[]> {
  const algorithm = isCoseAlgorithm(key.alg) ? coseAlgorithms[key.alg].number : undefined;
  const protectedHeaders = ProtectedHeaders.create({
    protectedHeaders: new Map([[Header.Algorithm, algorithm]]),
  });
  const chain = key.certificates.map((certificate) => Uint8Array.from(Buffer.from(certificate, 'base64')));
  const unprotectedHeaders = new Map([[Header.X5Chain, chain.length === 1 ? chain[0] : chain]]);
  const signature = await coseSignature(key, Sign1.toBeSigned({ payload, protectedHeaders }));
  return [protectedHeaders.encodedStructure, unprotectedHeaders, payload, signature];
}
