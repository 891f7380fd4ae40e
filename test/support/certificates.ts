import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { JWK } from 'jose';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface Issued {
  readonly pem: string;
  /** The DER certificate in base64, as in `x5c`. */
  readonly base64: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
}

export interface CertificateOptions {
  /** In certificate order, which is the reverse of RFC 4514. */
  readonly subject?: string;
  readonly issuer?: Issued;
  readonly ca?: boolean;
  readonly names?: x509.JsonGeneralNames;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

let serial = 0;

/** Issues a certificate. Without an issuer it is self-signed. */
export async function certificate({
  subject = 'C=JP, O=Example, CN=client.example.com',
  issuer,
  ca = false,
  names,
  notBefore = new Date('2020-01-01'),
  notAfter = new Date('2060-01-01'),
}: CertificateOptions = {}): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  serial += 1;
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(ca, undefined, true),
      ...(names === undefined ? [] : [new x509.SubjectAlternativeNameExtension(names)]),
    ],
  });
  const base64 = Buffer.from(made.rawData).toString('base64');
  return { pem: made.toString('pem'), base64, keys, certificate: made };
}

/** Returns the private key of a certificate as a JWK. */
export async function certifiedJwk({ keys }: Issued): Promise<JWK> {
  const { kty = '', crv, x, y, d } = await webcrypto.subtle.exportKey('jwk', keys.privateKey);
  return JSON.parse(JSON.stringify({ kty, crv, x, y, d, alg: 'ES256' }));
}
