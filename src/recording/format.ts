import type { JwtShape } from '../redaction/jwt-shape.js';
import type { Reference } from '../redaction/placeholder.js';

/** The first line of a recording has this name and the version of the format. */
export const formatName = 'authlete-testkit-recording';
export const formatVersion = 1;

/** Where and when a recording was made. */
export interface RecordingHeader {
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  /** The base URL of the service, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** The version of the contract that the recorder used, such as `3.0.16`. */
  readonly contract: string;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
}

/** One call and its response. Placeholders replace the secrets. */
export interface RecordedExchange {
  /** The time of the response, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /**
   * JSON as a value, a form as an object of its fields, another body as text; absent if there was no body.
   */
  readonly request?: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** JSON as a value, another body as text; absent if there was no body. */
  readonly response?: unknown;
  /** The shapes of the JWTs that first appear in this exchange, keyed by their placeholders. */
  readonly jwts?: Readonly<Record<Reference, JwtShape>> | undefined;
}

/** The traffic with an Authlete server, without secrets. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly exchanges: readonly RecordedExchange[];
}

/** The request headers that are recorded. */
export const requestHeaderNames = ['content-type'] as const;

/** The response headers that are recorded. */
export const responseHeaderNames = [
  'content-type',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
] as const;
