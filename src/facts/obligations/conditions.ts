/**
 * Circumstances under which an obligation holds, each completing the sentence "This holds if …". An obligation
 * without one always holds.
 */
export const conditions = {
  'basic-credentials': 'the client used the Authorization header',
  'no-authorization-header': 'the client did not use the Authorization header',
  'credentials-right': 'the user name and the password are right',
  'credentials-wrong': 'the user name or the password is wrong',
  accepted: 'the authorization server accepts the request',
  refused: 'the authorization server refuses the request',
  'session-over': 'the session of the user is over',
  'device-secret-unknown': 'the request has no device secret, or an unknown one',
  'device-secret-mismatch': 'the device secret does not match the token or the session',
  'id-token-reissued': 'the authorization server reissues the ID token',
  'user-denies': 'the user denies the request',
  'user-grants': 'the user grants the request',
} as const satisfies Record<string, string>;

export type Condition = keyof typeof conditions;
