import type { JweAlgorithm, JweEncryption } from '../state/records.js';

/** The JWA names of JWE algorithms, where Authlete writes them otherwise (RFC 7518, sections 4.1 and 5.1). */
const jweNames: Readonly<Record<string, string>> = {
  RSA1_5: 'RSA1_5',
  RSA_OAEP: 'RSA-OAEP',
  RSA_OAEP_256: 'RSA-OAEP-256',
  DIR: 'dir',
  ECDH_ES: 'ECDH-ES',
  ECDH_ES_A128KW: 'ECDH-ES+A128KW',
  ECDH_ES_A192KW: 'ECDH-ES+A192KW',
  ECDH_ES_A256KW: 'ECDH-ES+A256KW',
  PBES2_HS256_A128KW: 'PBES2-HS256+A128KW',
  PBES2_HS384_A192KW: 'PBES2-HS384+A192KW',
  PBES2_HS512_A256KW: 'PBES2-HS512+A256KW',
  A128CBC_HS256: 'A128CBC-HS256',
  A192CBC_HS384: 'A192CBC-HS384',
  A256CBC_HS512: 'A256CBC-HS512',
};

export const jweName = (name: JweAlgorithm | JweEncryption): string => jweNames[name] ?? name;

export const isSymmetric = (alg: string | undefined): boolean => alg?.startsWith('HS') === true;
