import type { JwtShape } from '../redaction/jwt-shape.js';
import type { Reference } from '../redaction/placeholder.js';

/** The first line of a recording says that it is one, and in which version of the format. */
export const formatName = 'authlete-testkit-recording';
export const formatVersion = 1;

/** Where and when a recording was made. */
export interface RecordingHeader {
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  /** The base URL of the service, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** The version of the contract by which the recorder knew the operations: `3.0.16`. */
  readonly contract: string;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
}

/** One call and its answer, without secrets: placeholders stand for them. */
export interface RecordedExchange {
  /** When it was answered: milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** JSON as it is, a form as an object of its fields, another body as text; missing where there was none. */
  readonly request?: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** JSON as it is, another body as text; missing where there was none. */
  readonly response?: unknown;
  /** What is known of the JWTs that are first seen in this exchange, by what stands for them. */
  readonly jwts?: Readonly<Record<Reference, JwtShape>> | undefined;
}

/** What went over the wire to an Authlete, without secrets. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly exchanges: readonly RecordedExchange[];
}

/** The headers of a request that a recording has. */
export const requestHeaderNames = ['content-type'] as const;

/** The headers of a response that a recording has. */
export const responseHeaderNames = [
  'content-type',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
] as const;
