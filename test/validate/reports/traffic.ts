import type { HttpExchange } from '../../../src/validate/exchange.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import type { Given } from './report-of.js';

const { authorized, issued, redeemed } = code;

const unknown: HttpExchange = {
  ...redeemed,
  target: '/api/1/unknown',
};

/** Two valid exchanges, a code that is accepted twice, a warning, and two unverifiable exchanges. */
export const mixed: readonly Given[] = [
  authorized,
  issued,
  redeemed,
  redeemed,
  answering(authorized, { action: 'SURPRISE', ticket: undefined }),
  answering(authorized, { sinceYesterday: true, ticket: 'another-ticket' }),
  unknown,
  { unreadable: 'The line is not JSON.', place: { source: 'flow.ndjson', number: 8 } },
];

/** The same violation over and over. */
export const repeated = (times: number): readonly HttpExchange[] =>
  Array<HttpExchange>(times).fill(answering(authorized, { maxAge: 'long' }));
