/** The use and type of key that an algorithm requires. */
export interface KeyAlgorithm {
  readonly use: 'sig' | 'enc';
  readonly kty: 'EC' | 'RSA';
  readonly crv?: string;
}

const forUse = (use: KeyAlgorithm['use'], kty: KeyAlgorithm['kty'], names: readonly string[]) =>
  names.map((name): [string, KeyAlgorithm] => [name, { use, kty, ...(kty === 'EC' && { crv: 'P-256' }) }]);

/** RFC 7518, sections 3.1 and 4.1; RFC 8812, section 3.2: the algorithms of EC and RSA keys. */
export const keyAlgorithms: ReadonlyMap<string, KeyAlgorithm> = new Map<string, KeyAlgorithm>([
  ...forUse('sig', 'RSA', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']),
  ['ES256', { use: 'sig', kty: 'EC', crv: 'P-256' }],
  ['ES384', { use: 'sig', kty: 'EC', crv: 'P-384' }],
  ['ES512', { use: 'sig', kty: 'EC', crv: 'P-521' }],
  ['ES256K', { use: 'sig', kty: 'EC', crv: 'secp256k1' }],
  ...forUse('enc', 'RSA', ['RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256']),
  ...forUse('enc', 'EC', ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']),
]);
