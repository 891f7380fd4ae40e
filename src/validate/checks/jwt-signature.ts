/** Describes the rule. `JwtSignatures` checks it over a whole recording. */
export default {
  id: 'jwt-signature',
  severity: 'error',
  about: 'The JWTs that the service signed verify against its JWK set, where the traffic has that.',
  why: 'Clients and resource servers refuse a token that does not verify; accepting it would be worse.',
} as const;
