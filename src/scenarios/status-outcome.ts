import { STATUS_CODES } from 'node:http';
import { ApiError } from '../mock/api-error.js';
import { pathOf } from '../mock/http.js';
import type { ResponderOutcome } from '../mock/outcome.js';
import type { ApiResultCode } from '../mock/results/index.js';
import type { ContractOperation } from '../spec/contract.js';

/** The result code of each HTTP status that the API itself returns. */
const codes: Readonly<Record<number, ApiResultCode>> = {
  400: 'A126202',
  401: 'A458101',
  403: 'A457101',
  404: 'A458203',
  429: 'A001311',
  500: 'A001101',
};

const message = { problem: 'a stub says so', right: 'MODIFY_SERVICE', serviceId: 'of the path' };

/** The headers for an API access token over its rate limit: retry in one second. */
const rateLimited = {
  'retry-after': '1',
  'ratelimit-limit': '100',
  'ratelimit-remaining': '0',
  'ratelimit-reset': '1',
};

/** Builds an error response: Authlete's error body, or the body of a gateway in front of it. */
export function statusOutcome(status: number, { path }: ContractOperation): ResponderOutcome {
  const code = codes[status];
  if (code === undefined) {
    const body = STATUS_CODES[status] ?? `Status ${status}`;
    return { status, body };
  }
  const outcome = new ApiError(code, message).outcome(pathOf(path));
  return status === 429 ? { ...outcome, headers: rateLimited } : outcome;
}
