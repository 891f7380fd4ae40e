import { STATUS_CODES } from 'node:http';
import { ApiError } from '../mock/api-error.js';
import { pathOf } from '../mock/http.js';
import type { Outcome } from '../mock/respond.js';
import type { ApiResultCode } from '../mock/results/index.js';
import type { ContractOperation } from '../spec/contract.js';

/** The result code that stands for a status at the level of HTTP. */
const codes: Readonly<Record<number, ApiResultCode>> = {
  400: 'A126202',
  401: 'A458101',
  403: 'A457101',
  404: 'A458203',
  429: 'A001311',
  500: 'A001101',
};

const message = { problem: 'a script says so', right: 'MODIFY_SERVICE', serviceId: 'of the path' };

/** What a client of an exhausted API access token is told: to wait a second. */
const rateLimited = {
  'retry-after': '1',
  'ratelimit-limit': '100',
  'ratelimit-remaining': '0',
  'ratelimit-reset': '1',
};

/** The answer of a call that fails with a status: Authlete's envelope, or what a gateway before it says. */
export function statusOutcome(status: number, { path }: ContractOperation): Outcome {
  const code = codes[status];
  if (code === undefined) {
    const body = STATUS_CODES[status] ?? `Status ${status}`;
    return { status, body, action: undefined, resultCode: undefined };
  }
  const outcome = new ApiError(code, message).outcome(pathOf(path));
  return status === 429 ? { ...outcome, headers: rateLimited } : outcome;
}
