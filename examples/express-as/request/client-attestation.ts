import type { Request } from 'express';

interface ClientAttestation {
  readonly oauthClientAttestation?: string;
  readonly oauthClientAttestationPop?: string;
}

/** Headers of attestation-based client authentication: who vouches for a client, and that it has the key. */
export function clientAttestationOf(request: Request): ClientAttestation {
  const attestation = request.get('OAuth-Client-Attestation');
  const proof = request.get('OAuth-Client-Attestation-PoP');
  return {
    ...(attestation !== undefined && { oauthClientAttestation: attestation }),
    ...(proof !== undefined && { oauthClientAttestationPop: proof }),
  };
}
