import type { Evidence } from './row.js';

/** A failure of the call itself: an HTTP status and an envelope without `action`. */
export interface ApiResultRow {
  readonly status: number;
  /**
   * The message, in our own words. `{name}` is replaced. The API path is prepended unless the message contains it.
   */
  readonly message: string;
  readonly evidence: Evidence;
}

/** Creates a row of the table of HTTP errors. */
export const row = (status: number, message: string, evidence: Evidence = 'catalogue'): ApiResultRow => ({
  status,
  message,
  evidence,
});

/** Failures shared by all operations. */
export const transport = {
  A001101: row(500, 'The mock failed while it processed the request.', 'live'),
  404: row(404, 'No operation of the Authlete API has the path {path}.', 'inferred'),
  405: row(405, 'The path only accepts {allowed}.', 'inferred'),
  501: row(
    501,
    'The mock does not implement the operation {operationId}, and the contract does not provide an answer: {problem}.',
    'inferred',
  ),
  A001202: row(401, 'The Authorization header is missing. Send `Authorization: Bearer {API access token}`.'),
  A001203: row(
    401,
    'The Authorization header is malformed. Send `Authorization: Bearer {API access token}`.',
  ),
  A002201: row(401, 'No owner of services has the API key.'),
  A002205: row(401, 'The API secret is not that of the owner of services {key}.'),
  A003201: row(401, 'No service has the API key.'),
  A003204: row(401, 'The API secret is not that of the service {key}.'),
  A001311: row(429, 'The rate limit of the API access token is exceeded. Wait as long as Retry-After says.'),
  A126202: row(400, 'The request body cannot be read: {problem}.', 'live'),
  A126203: row(400, 'The request body is missing. Send at least an empty JSON object.', 'live'),
  A258201: row(400, 'The Content-Type header is missing. Send application/json.', 'live'),
  A457101: row(
    403,
    '({apiPath}) The call needs the right [{right}] for the service ({serviceId}), which the API access token does not have.',
    'live',
  ),
  A458101: row(401, 'The API access token is unknown or has expired.', 'live'),
  A458203: row(404, 'There is no service with the ID {serviceId}.', 'inferred'),
} as const;
