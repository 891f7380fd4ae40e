import { createHash } from 'node:crypto';
import { encode, Tag } from 'cbor2';
import type { JWK } from 'jose';
import { isObject, type UnknownRecord } from '../../json.js';
import { cborValue } from './cbor-value.js';
import { coseKey } from './cose-key.js';
import { coseHeaders, signatureInput } from './cose-sign1.js';
import { coseAlgorithms, coseSignature, isCoseAlgorithm } from './cose-signature.js';
import type { CredentialFormat, Issuance } from './format.js';

/** The expiry of credentials that never expire: the last time that can be encoded. */
const endOfTime = Date.parse('9999-12-31T23:59:59Z');

/**
 * IssuerSigned of ISO/IEC 18013-5, section 8.3.2.1.2.2, in the response format of OpenID4VCI 1.0, appendix A.2.4.
 */
export const mdoc: CredentialFormat = {
  algorithms: Object.keys(coseAlgorithms),
  certified: true,
  binds: (jwk) => coseKey(jwk) !== undefined,
  defect(payload, configuration) {
    const { doctype, claims } = payload;
    if (typeof doctype !== 'string' || doctype === '') return 'it has no doctype';
    const requested = configuration['doctype'];
    if (requested !== undefined && doctype !== requested)
      return `its doctype is not ${requested}, which was requested`;
    if (!isObject(claims)) return 'it has no claims';
    const bad = Object.entries(claims).find(([, elements]) => !isObject(elements));
    if (bad !== undefined) return `the name space ${bad[0]} of its claims is not an object`;
    return notationDefect(claims);
  },
  async issue(issuance, bindingKey) {
    const nameSpaces = nameSpacesOf(issuance);
    const payload = encode(encoded(securityObject(issuance, nameSpaces, bindingKey)));
    const issued = new Map<string, unknown>([
      ['nameSpaces', nameSpaces],
      ['issuerAuth', await issuerAuth(issuance, payload)],
    ]);
    return Buffer.from(encode(issued)).toString('base64url');
  },
};

function notationDefect(claims: UnknownRecord): string | undefined {
  try {
    cborValue(claims);
    return undefined;
  } catch (problem) {
    return `its claims have invalid diagnostic notation: ${problem instanceof Error ? problem.message : problem}`;
  }
}

/** IssuerSignedItemBytes of each name space, kept as bytes because digests cover the exact bytes. */
type NameSpaces = ReadonlyMap<string, readonly Tag[]>;

function nameSpacesOf({ payload, service }: Issuance): NameSpaces {
  const claims = isObject(payload['claims']) ? payload['claims'] : {};
  const items = (elements: unknown) =>
    Object.entries(isObject(elements) ? elements : {}).map(([elementIdentifier, value], index) =>
      encoded(
        new Map<string, unknown>([
          ['digestID', index + 1],
          ['random', Uint8Array.from(service.random.bytes(16))],
          ['elementIdentifier', elementIdentifier],
          ['elementValue', cborValue(value)],
        ]),
      ),
    );
  return new Map(Object.entries(claims).map(([name, elements]) => [name, items(elements)]));
}

/** Embeds a data item as encoded bytes (RFC 8949, section 3.4.5.1). */
const encoded = (value: unknown): Tag => new Tag(24, encode(value));

/** ISO/IEC 18013-5, section 9.1.2.4. There is no deviceKeyInfo without a wallet key. */
function securityObject(
  { payload, issuedAt, expiresAt }: Issuance,
  nameSpaces: NameSpaces,
  bindingKey: JWK | undefined,
): Map<string, unknown> {
  const signed = dateTime(issuedAt * 1000);
  const validUntil = dateTime(Math.min((expiresAt ?? Infinity) * 1000, endOfTime));
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

/** A tdate (RFC 8949, section 3.4.1) without fractional seconds (ISO/IEC 18013-5, section 9.1.2.4). */
const dateTime = (milliseconds: number): Tag =>
  new Tag(0, new Date(milliseconds).toISOString().replace(/\.\d+/, ''));

/** Digest IDs start at 1. */
const digestsOf = (items: readonly Tag[]): Map<number, Uint8Array> =>
  new Map(items.map((item, index) => [index + 1, sha256(encode(item))]));

const sha256 = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(bytes).digest());

function deviceKeyInfo(jwk: JWK | undefined): [string, unknown][] {
  const key = jwk && coseKey(jwk);
  return key === undefined ? [] : [['deviceKeyInfo', new Map([['deviceKey', key]])]];
}

/** COSE_Sign1 of RFC 9052, section 4.2, with the certificate of the key (RFC 9360, section 2). */
async function issuerAuth({ key }: Issuance, payload: Uint8Array): Promise<unknown[]> {
  const algorithm = isCoseAlgorithm(key.alg) ? coseAlgorithms[key.alg].number : undefined;
  const protectedHeaders = encode(new Map([[coseHeaders.algorithm, algorithm]]));
  const chain = key.certificates.map((certificate) => Uint8Array.from(Buffer.from(certificate, 'base64')));
  const unprotectedHeaders = new Map([[coseHeaders.x5chain, chain.length === 1 ? chain[0] : chain]]);
  const signature = await coseSignature(key, signatureInput(protectedHeaders, payload));
  return [protectedHeaders, unprotectedHeaders, payload, signature];
}
