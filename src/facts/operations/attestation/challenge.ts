import { facts } from '../../operation.js';

/** POST /attestation/challenge */
export default facts('attestation_challenge_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  actions: { OK: { content: 'json', members: ['attestationChallenge'] } },
});
