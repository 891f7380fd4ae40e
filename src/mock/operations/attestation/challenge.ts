import { attestationChallenge } from '../../oauth/attestation-challenge.js';
import { operation, result } from '../../operation.js';

const id = 'attestation_challenge_api';

/** POST /attestation/challenge (draft-ietf-oauth-attestation-based-client-auth, section 8). */
export default operation(id, async ({ service, settings, body }) => {
  const challenge = attestationChallenge(settings, service.clock.seconds());
  const json = { attestation_challenge: challenge };
  const responseContent = JSON.stringify(json, undefined, body.pretty ? 2 : undefined);
  const message = { outcome: 'The challenge was created.' };
  return result(
    id,
    'A000000',
    { responseContent, attestationChallenge: challenge },
    { action: 'OK', message },
  );
});
