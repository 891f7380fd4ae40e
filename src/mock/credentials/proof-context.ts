import { keyAttesterRoots } from '../oauth/attester-roots.js';
import type { ServiceContext } from '../service-context.js';
import type { ProofContext } from './binding-keys.js';
import type { IssuanceToken } from './issuance-token.js';
import { credentialNonce, isFreshNonce } from './nonce.js';
import { batchSizeOf, isFirstDraft } from './settings.js';
import { tokenNonce } from './token-nonce.js';

/** Resolves to the values that the key proofs of a request are checked against. */
export async function proofContext(
  { service, settings }: ServiceContext,
  { token, client }: IssuanceToken,
): Promise<ProofContext> {
  const firstDraft = isFirstDraft(settings);
  const now = service.clock.seconds();
  const { credentialIssuer, nonceEndpoint } = settings.credentialIssuerMetadata ?? {};
  const own = await tokenNonce({ service, settings }, token.tokenId);
  const expectedNonce = own?.c_nonce ?? credentialNonce(settings, now);
  const identifiers = [client?.clientId, client?.clientIdAlias, client?.metadataDocumentLocation];
  return {
    audience: credentialIssuer,
    clientIds: identifiers.flatMap((identifier) => (identifier === undefined ? [] : [String(identifier)])),
    attesterRoots: keyAttesterRoots(settings),
    now,
    skew: settings.allowableClockSkew,
    firstDraft,
    batchSize: batchSizeOf(settings),
    // Appendix F.1: required if there is a nonce endpoint; the draft requires it with every token.
    nonceRequired: firstDraft || Boolean(nonceEndpoint),
    isExpected: (nonce) => (own === undefined ? isFreshNonce(settings, nonce, now) : nonce === own.c_nonce),
    expectedNonce,
  };
}
