import { authlete, type Evidence, type Needed, type Source, sourced } from './row.js';

/** A failure of the call itself: an HTTP status and an envelope without `action`. */
export interface ApiResultRow {
  readonly status: number;
  /**
   * The message, in our own words. `{name}` is replaced. The API path is prepended unless the message contains it.
   */
  readonly message: string;
  readonly evidence: Evidence;
  readonly source: Source;
  /** What would have been needed. `{name}` is replaced. */
  readonly needed: string;
}

/** Creates a row of the table of HTTP errors. */
export const row = (
  status: number,
  message: string,
  needed: Needed,
  evidence: Evidence = 'catalogue',
): ApiResultRow => ({ status, message, evidence, ...sourced(needed, authlete) });

/** Failures shared by all operations. */
export const transport = {
  A001101: row(
    500,
    'The mock failed while it processed the request.',
    'Nothing that the server can do: the problem is in the mock, which wrote it to standard error.',
    'live',
  ),
  400: row(
    400,
    'The request cannot be read: {problem}.',
    'A complete HTTP request. Look for a timeout or a crash of the client.',
    'inferred',
  ),
  404: row(
    404,
    'No operation of the Authlete API has the path {path}.',
    'A path of the Authlete API, such as /api/{serviceId}/auth/token.',
    'inferred',
  ),
  405: row(405, 'The path only accepts {allowed}.', 'The method {allowed}.', 'inferred'),
  408: row(
    408,
    'The request cannot be read: {problem}.',
    'The whole request before the server stops waiting.',
    'inferred',
  ),
  413: row(413, 'The request cannot be read: {problem}.', 'A smaller body.', 'inferred'),
  431: row(431, 'The request cannot be read: {problem}.', 'Smaller headers.', 'inferred'),
  501: row(
    501,
    'The mock does not implement the operation {operationId}, and the contract does not provide an answer: {problem}.',
    'An operation that the mock implements, or a contract with an example of its response.',
    'inferred',
  ),
  A001202: row(
    401,
    'The Authorization header is missing. Send `Authorization: Bearer {API access token}`.',
    'The header `Authorization: Bearer {API access token}`.',
  ),
  A001203: row(
    401,
    'The Authorization header is malformed. Send `Authorization: Bearer {API access token}`.',
    'The header `Authorization: Bearer {API access token}`.',
  ),
  A002201: row(401, 'No owner of services has the API key.', 'The API key of the owner of services.'),
  A002205: row(
    401,
    'The API secret is not that of the owner of services {key}.',
    'The API secret of the owner of services.',
  ),
  A003201: row(401, 'No service has the API key.', 'The API key of a service: its ID.'),
  A003204: row(
    401,
    'The API secret is not that of the service {key}.',
    'The API secret of the service {key}.',
  ),
  A001311: row(
    429,
    'The rate limit of the API access token is exceeded. Wait as long as Retry-After says.',
    'Fewer calls: wait as long as Retry-After says.',
  ),
  A126202: row(
    400,
    'The request body cannot be read: {problem}.',
    'A body in the format that Content-Type names.',
    'live',
  ),
  A126203: row(
    400,
    'The request body is missing. Send at least an empty JSON object.',
    'A JSON object as the body.',
    'live',
  ),
  A258201: row(
    400,
    'The Content-Type header is missing. Send application/json.',
    'The header Content-Type: application/json.',
    'live',
  ),
  A457101: row(
    403,
    '({apiPath}) The call needs the right [{right}] for the service ({serviceId}), which the API access token does not have.',
    'An API access token with the right {right} for the service {serviceId}.',
    'live',
  ),
  A458101: row(
    401,
    'The API access token is unknown or has expired.',
    'An API access token of the service that is valid.',
    'live',
  ),
  A458203: row(
    404,
    'There is no service with the ID {serviceId}.',
    'The ID of a service of the mock.',
    'inferred',
  ),
} as const;
