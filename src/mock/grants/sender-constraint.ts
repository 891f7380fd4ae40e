import { calculateJwkThumbprint } from 'jose';
import type { ClientRecord } from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { Failure, refuse } from '../failure.js';
import { readJwt } from '../jose/read-jwt.js';
import { certificateThumbprint, readCertificate } from '../oauth/certificate.js';
import { confirmedKey } from '../oauth/client-attestation.js';
import type { DpopCodes } from '../oauth/dpop.js';
import { provenKey } from '../tokens/dpop-proof.js';
import type { TokenCall } from './grant.js';

const codes: DpopCodes = {
  invalid: 'A254301',
  symmetric: 'A254302',
  withoutKey: 'A254303',
  withoutAlgorithm: 'A254304',
  nonce: new Failure('A254307'),
};

/**
 * Resolves to the keys that the tokens of a token request are bound to (RFC 9449, section 5; RFC 8705, section 3).
 */
export async function senderConstraint(
  call: TokenCall,
  client: ClientRecord | undefined,
  fapi2: boolean,
): Promise<SenderConstraint> {
  const { settings, body } = call;
  const dpopKeyThumbprint = await provenKey(call, {
    codes,
    htm: ['POST'],
    htu: settings.tokenEndpoint,
    fapi2,
  });
  if (client?.dpopRequired && dpopKeyThumbprint === undefined) {
    throw refuse(codes.invalid, { problem: 'it is missing, but the client must send one' });
  }
  const bindsCertificate =
    settings.tlsClientCertificateBoundAccessTokens && client?.tlsClientCertificateBoundAccessTokens;
  const instanceKeyThumbprint =
    client?.tokenAuthMethod === 'ATTEST_JWT_CLIENT_AUTH'
      ? await instanceKey(body.oauthClientAttestation)
      : undefined;
  return {
    ...(instanceKeyThumbprint !== undefined && { instanceKeyThumbprint }),
    ...(dpopKeyThumbprint !== undefined && { dpopKeyThumbprint }),
    ...(bindsCertificate && { certificateThumbprint: thumbprintOf(body.clientCertificate) }),
  };
}

function thumbprintOf(clientCertificate: string | undefined): string {
  if (!clientCertificate) throw new Failure('A244308');
  const certificate = readCertificate(clientCertificate);
  if (certificate === undefined) throw new Failure('A244309');
  return certificateThumbprint(certificate);
}

/** Returns the thumbprint of the instance key. The attestation was verified during client authentication. */
async function instanceKey(attestation: string | undefined): Promise<string | undefined> {
  const read = readJwt(attestation ?? '');
  const key = read && confirmedKey(read);
  return key && calculateJwkThumbprint(key);
}
