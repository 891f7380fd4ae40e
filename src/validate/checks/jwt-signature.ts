/** Describes the rule. `JwtSignatures` checks it over a whole recording. */
export default {
  id: 'jwt-signature',
  severity: 'error',
  about: 'The JWTs that the service signed verify against its JWK set, if the traffic contains that set.',
  why: 'Clients and resource servers reject a token that does not verify. Accepting it would be worse.',
} as const;
