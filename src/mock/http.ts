import type { ResponderOutcome } from './outcome.js';

/** A request to the mock, independent of the transport. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  header(name: string): string | undefined;
  readonly body: string;
  /** Set if the request could not be read completely: it is refused, and the body is empty. */
  readonly unread?: Unread | undefined;
  /** The IP address of the caller; `undefined` for in-process calls. */
  readonly remoteAddress?: string | undefined;
}

/** Why a request could not be read. */
export interface Unread {
  /** The status of the response, which is the code of its row in the table of HTTP errors. */
  readonly code: '400' | '408' | '413' | '431';
  readonly problem: string;
  /** The length of the body in bytes, as far as it is known. */
  readonly length: number;
}

/** Answers a request, whichever transport it came through. */
export type ApiHandler = (request: ApiRequest) => Promise<ResponderOutcome>;

/** Returns the API path as messages name it: `/auth/token` for `/api/1234567890/auth/token`. */
export const apiPath = (path: string): string => path.replace(/^\/api(\/\d+)?/, '').replace(/\/$/, '');

/** Removes an access token from the end of a path, because responses are logged. */
export const withoutToken = (path: string): string => path.replace(/(\/auth\/token\/delete)\/.*$/, '$1');

/** Returns the API path for use in responses. */
export const namedPath = (path: string): string => withoutToken(apiPath(path));

/** Returns the API path of an operation: `/auth/token` for `/api/{serviceId}/auth/token`. */
export const pathOf = (path: string): string => apiPath(path.replace('{serviceId}', '0'));
