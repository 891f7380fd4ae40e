/** The JSON type of a claim. `audience`: a string, or an array of strings (RFC 7519, section 4.1.3). */
export type ClaimType = 'text' | 'audience' | 'time' | 'object';

interface JwtFacts {
  /** The name in messages. */
  readonly name: string;
  /** Where the standard lists its claims. */
  readonly section: string;
  /** The claims that it must have. */
  readonly claims: Readonly<Record<string, ClaimType>>;
  /** Claims that it must not have. */
  readonly forbidden?: readonly string[];
  /** The standard that forbids `alg: none`; absent if a client may ask for an unsigned one. */
  readonly signed?: string;
}

/** The JWTs that a service issues to clients and resource servers. */
export const jwts = {
  idToken: {
    name: 'ID token',
    section: 'OpenID Connect Core, section 2',
    claims: { iss: 'text', sub: 'text', aud: 'audience', exp: 'time', iat: 'time' },
    // Authlete does not issue ID tokens to clients whose algorithm is none (A045302).
    signed: 'OpenID Connect Core, section 2',
  },
  authorizationResponse: {
    name: 'JWT of the authorization response',
    section: 'JARM, section 2.1',
    claims: { iss: 'text', aud: 'audience', exp: 'time' },
    signed: 'JARM, section 2.2',
  },
  userInfo: { name: 'userinfo JWT', section: 'OpenID Connect Core, section 5.3.2', claims: { sub: 'text' } },
  introspection: {
    name: 'introspection JWT',
    section: 'RFC 9701, section 5',
    claims: { iss: 'text', aud: 'audience', iat: 'time', token_introspection: 'object' },
  },
  logoutToken: {
    name: 'logout token',
    section: 'OpenID Connect Back-Channel Logout 1.0, section 2.4',
    claims: { iss: 'text', aud: 'audience', iat: 'time', jti: 'text', events: 'object' },
    forbidden: ['nonce'],
    signed: 'OpenID Connect Back-Channel Logout 1.0, section 2.4',
  },
  accessToken: {
    name: 'JWT access token',
    section: 'RFC 9068, section 2.2',
    // Without a resource, Authlete adds no aud.
    claims: { iss: 'text', exp: 'time', client_id: 'text', iat: 'time', jti: 'text' },
    signed: 'RFC 9068, section 2.1',
  },
} as const satisfies Readonly<Record<string, JwtFacts>>;

export type JwtKind = keyof typeof jwts;

/** The facts of a kind of JWT. */
export const jwtFacts = (kind: JwtKind): JwtFacts => jwts[kind];
