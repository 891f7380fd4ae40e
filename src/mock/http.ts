/** A request to the mock, whatever brought it. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  header(name: string): string | undefined;
  readonly body: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

const jsonHeaders = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };

export const jsonResponse = (
  status: number,
  body: object,
  headers?: Record<string, string>,
): ApiResponse => ({
  status,
  headers: headers === undefined ? { ...jsonHeaders } : { ...jsonHeaders, ...headers },
  body: JSON.stringify(body),
});

export const emptyResponse = (status: number): ApiResponse => ({ status, headers: {}, body: undefined });

/** The API path as messages name it: `/auth/token` for `/api/1234567890/auth/token`. */
export const apiPath = (path: string): string => path.replace(/^\/api(\/\d+)?/, '').replace(/\/$/, '');
