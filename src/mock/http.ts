/** A request to the mock, independent of the transport. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  header(name: string): string | undefined;
  readonly body: string;
  /** The IP address of the caller; `undefined` for in-process calls. */
  readonly remoteAddress?: string | undefined;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** How the connection fails before the whole response is sent. */
  readonly fault?: TransportFault;
}

/** Answers a request, whichever transport it came through. */
export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse>;

/**
 * How a connection fails:
 * - `reset`: the connection is reset; nothing is sent.
 * - `empty`: the connection is closed; nothing is sent.
 * - `truncated`: half of the body is sent, then the connection is closed.
 * - `timeout`: nothing is sent and the connection stays open.
 */
export type TransportFault = 'reset' | 'empty' | 'truncated' | 'timeout';

const jsonHeaders = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };

export const jsonResponse = (
  status: number,
  body: object,
  { pretty = false }: { pretty?: boolean | undefined } = {},
): ApiResponse => ({
  status,
  headers: { ...jsonHeaders },
  body: JSON.stringify(body, undefined, pretty ? 2 : undefined),
});

export const textResponse = (status: number, body: string): ApiResponse => ({
  status,
  headers: { ...jsonHeaders, 'content-type': 'text/plain;charset=UTF-8' },
  body,
});

export const emptyResponse = (status: number): ApiResponse => ({ status, headers: {}, body: undefined });

/** Returns the API path as messages name it: `/auth/token` for `/api/1234567890/auth/token`. */
export const apiPath = (path: string): string => path.replace(/^\/api(\/\d+)?/, '').replace(/\/$/, '');

/** Removes an access token from the end of a path, because responses are logged. */
export const withoutToken = (path: string): string => path.replace(/(\/auth\/token\/delete)\/.*$/, '$1');

/** Returns the API path for use in responses. */
export const namedPath = (path: string): string => withoutToken(apiPath(path));

/** Returns the API path of an operation: `/auth/token` for `/api/{serviceId}/auth/token`. */
export const pathOf = (path: string): string => apiPath(path.replace('{serviceId}', '0'));
