import type { Request } from 'express';

interface ClientAttestation {
  readonly oauthClientAttestation?: string;
  readonly oauthClientAttestationPop?: string;
}

/**
 * Reads the headers of attestation-based client authentication: the attestation, and the proof of possession.
 */
export function clientAttestationOf(request: Request): ClientAttestation {
  const attestation = request.get('OAuth-Client-Attestation');
  const proof = request.get('OAuth-Client-Attestation-PoP');
  return {
    ...(attestation !== undefined && { oauthClientAttestation: attestation }),
    ...(proof !== undefined && { oauthClientAttestationPop: proof }),
  };
}
