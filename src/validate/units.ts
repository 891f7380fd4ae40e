/** Timestamps in Authlete's own members are in milliseconds since the epoch. */
const milliseconds = /(ExpiresAt|^expiresAt|^createdAt|^modifiedAt|UpdatedAt|RefreshedAt)$/;
/** Durations are in seconds, and so is the authentication time (OpenID Connect Core, section 2). */
const seconds = /^(authTime|expiresIn|.*Duration|duration|.*MaxAge|maxAge|.*[iI]nterval|requestedExpiry)$/;
/** Members that clients read are in seconds (RFC 6749, 7519, 7591, 7662 and OpenID Connect). */
export const timesOfClients: readonly string[] = [
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'expires_in',
  'updated_at',
  'client_id_issued_at',
  'client_secret_expires_at',
];

/**
 * The year 2001 in milliseconds, which is the year 33658 in seconds. Smaller values are not plausible as
 * milliseconds.
 */
const earliestMilliseconds = 978_307_200_000;
const earliestSeconds = earliestMilliseconds / 1000;
/** The year 9999, which the service uses for "never". */
export const latestSeconds = 253_402_300_800;

/** Whether a member that should be in milliseconds is in seconds. */
export const looksLikeSeconds = (name: string, value: number): boolean =>
  value >= earliestSeconds && value < earliestMilliseconds && milliseconds.test(name);

/** Whether a member that should be in seconds is in milliseconds. */
export const looksLikeMilliseconds = (name: string, value: number): boolean =>
  value >= latestSeconds && seconds.test(name);
