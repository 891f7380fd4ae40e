import type { X509Certificate } from 'node:crypto';
import type { ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { readCertificate } from '../../oauth/certificate.js';
import { leadsToRoot } from '../../oauth/certificate-path.js';
import {
  type AlternativeName,
  alternativeNames,
  isSameAlternativeName,
  subjectOf,
} from '../../oauth/certificate-subject.js';
import { isSameName, readDistinguishedName } from '../../oauth/distinguished-name.js';
import type { AuthenticationContext, Credentials, Verify } from './credentials.js';
import { presentedCertificate } from './presented-certificate.js';

/** RFC 8705, section 2.1: the certificate's subject must be the registered one. */
export const tlsClientAuth: Verify = (context, client, credentials) => {
  const presented = presentedCertificate(credentials, 'tls_client_auth');
  if ('failure' in presented) return presented.failure;
  const { certificate } = presented;
  return pathFailure(context, certificate, credentials) ?? subjectFailure(client, certificate);
};

/** `mutualTlsValidatePkiCertChain`. If it is off, the TLS terminator has already validated the path. */
function pathFailure(
  { service, settings }: AuthenticationContext,
  certificate: X509Certificate,
  { clientCertificatePath = [] }: Credentials,
): Failure | undefined {
  const { mutualTlsValidatePkiCertChain, trustedRootCertificates = [] } = settings;
  if (!mutualTlsValidatePkiCertChain) return undefined;
  if (trustedRootCertificates.length === 0) return refuse('A157335');
  const roots = readAll(trustedRootCertificates);
  if (roots === undefined) return refuse('A157336');
  const path = readAll(clientCertificatePath);
  if (path === undefined) return refuse('A157338');
  return leadsToRoot([certificate, ...path], roots, service.clock.now()) ? undefined : refuse('A157339');
}

function readAll(pems: readonly string[]): X509Certificate[] | undefined {
  const read = pems.flatMap((pem) => readCertificate(pem) ?? []);
  return read.length === pems.length ? read : undefined;
}

/** The certificate properties that a client can register; exactly one is set (RFC 8705, section 2.1.2). */
const alternatives = [
  ['tlsClientAuthSanDns', 'DNS', 'A157346'],
  ['tlsClientAuthSanUri', 'URI', 'A157347'],
  ['tlsClientAuthSanIp', 'IP Address', 'A157348'],
  ['tlsClientAuthSanEmail', 'email', 'A157349'],
] as const satisfies readonly (readonly [keyof ClientRecord, AlternativeName, string])[];

function subjectFailure(client: ClientRecord, certificate: X509Certificate): Failure | undefined {
  const registered = [client.tlsClientAuthSubjectDn, ...alternatives.map(([member]) => client[member])];
  const count = registered.filter(Boolean).length;
  if (count === 0) return refuse('A157340');
  if (count > 1) return refuse('A157345');
  if (client.tlsClientAuthSubjectDn) return nameFailure(client.tlsClientAuthSubjectDn, certificate);
  for (const [member, kind, code] of alternatives) {
    const expected = client[member];
    if (!expected) continue;
    const names = alternativeNames(certificate, kind);
    if (names.some((name) => isSameAlternativeName(kind, name, expected))) return undefined;
    return refuse(code, { presented: names.join(', ') || 'none', registered: expected });
  }
  return undefined;
}

function nameFailure(registered: string, certificate: X509Certificate): Failure | undefined {
  const presentedName = subjectOf(certificate) ?? [];
  const registeredName = readDistinguishedName(registered);
  if (registeredName === undefined) return refuse('A157342');
  if (isSameName(presentedName, registeredName)) return undefined;
  return refuse('A157343', { presented: presentedName.join(','), registered });
}
