import { exportJWK, type JWK } from 'jose';
import type { ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { type ReadJwt, readJwt } from '../../jose/read-jwt.js';
import { signedBy } from '../../jose/signed-by.js';
import { isFreshChallenge } from '../../oauth/attestation-challenge.js';
import { attesterDefect, clientAttesterRoots } from '../../oauth/attester-roots.js';
import { readCertificate } from '../../oauth/certificate.js';
import { attestationDefect, attestationProofDefect, confirmedKey } from '../../oauth/client-attestation.js';
import { identifiersOf } from './client-assertion.js';
import type { AuthenticationContext, Verify } from './credentials.js';
import { type FoundKey, verificationKey } from './verification-key.js';

/**
 * draft-ietf-oauth-attestation-based-client-auth. Authlete's result codes are unknown, and so is where it finds the
 * attester's key. The mock takes it from the attestation's certificate, which must lead to an attester root if
 * those are enabled, or from the client's JWK Set.
 */
export const attestJwtClientAuth: Verify = async (context, client, credentials) => {
  const { oauthClientAttestation: attestation, oauthClientAttestationPop: proof } = credentials;
  if (!attestation) return refused('the request has no client attestation');
  if (!proof) return refused('the request has no proof of possession for the client attestation');
  const readAttestation = readJwt(attestation);
  if (readAttestation === undefined) return refused('the client attestation is not a signed JWT');
  const readProof = readJwt(proof);
  if (readProof === undefined) return refused('the proof of possession is not a signed JWT');

  const { service, settings } = context;
  const measures = {
    identifiers: identifiersOf(client),
    issuer: settings.issuer,
    now: service.clock.seconds(),
    skew: settings.allowableClockSkew,
  };
  const defect = attestationDefect(readAttestation, measures);
  if (defect !== undefined) return refused(`the client attestation is invalid: ${defect}`);
  const found = await attesterKey(context, client, readAttestation);
  if ('failure' in found) return found.failure;
  if (!(await isSignedBy(attestation, readAttestation, found.key))) {
    return refused('the signature of the client attestation is invalid');
  }
  const proofDefect = attestationProofDefect(readProof, measures);
  if (proofDefect !== undefined) return refused(`the proof of possession is invalid: ${proofDefect}`);
  const challenge = readProof.claims?.['challenge'];
  if (typeof challenge === 'string' && !isFreshChallenge(settings, challenge, measures.now))
    return refused('the challenge of the proof of possession is not a current one');
  const key = confirmedKey(readAttestation);
  if (key === undefined || !(await isSignedBy(proof, readProof, key))) {
    return refused('the signature of the proof of possession is invalid');
  }
  return undefined;
};

const refused = (reason: string): Failure => refuse('A000000 attestation', { reason });

const isSignedBy = async (jwt: string, { header }: ReadJwt, key: JWK | Uint8Array): Promise<boolean> =>
  (await signedBy(jwt, key, header.alg ?? 'none')) === 'valid';

async function attesterKey(
  context: AuthenticationContext,
  client: ClientRecord,
  { header }: ReadJwt,
): Promise<FoundKey> {
  const { service, settings } = context;
  const defect = attesterDefect(header.x5c, clientAttesterRoots(settings), service.clock.seconds());
  if (defect !== undefined) return { failure: refused(`the client attestation is invalid: ${defect}`) };
  const [leaf] = header.x5c ?? [];
  if (leaf === undefined) return verificationKey(context, client, header.alg ?? 'none', header.kid);
  const certificate = readCertificate(leaf);
  if (certificate === undefined) return { failure: refused('the certificate in x5c is malformed') };
  return { key: await exportJWK(certificate.publicKey) };
}
