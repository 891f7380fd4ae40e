import type { JournalExchange } from '../../../mock/journal.js';
import { maskExchange, masked } from '../../../mock/mask.js';
import type { Contract } from '../../../spec/contract.js';

type Logged = Pick<
  JournalExchange,
  'method' | 'target' | 'operationId' | 'action' | 'resultCode' | 'status' | 'duration'
> &
  Partial<Pick<JournalExchange, 'request' | 'response'>>;

/** Formats a call without secrets: `POST /auth/token OK A050001 1.9 ms`. */
export function logLine(exchange: Logged, contract: Contract): string {
  const { method, action, status, resultCode = '-', duration } = exchange;
  const path = pathOf(exchange, contract);
  return `${method} ${path} ${action ?? status} ${resultCode} ${duration.toFixed(1)} ms`;
}

/** Returns the API path. Path parameters may be tokens, so only those that are IDs show their value. */
function pathOf(exchange: Logged, contract: Contract): string {
  const { operationId } = exchange;
  const template = operationId === undefined ? undefined : contract.operations.get(operationId);
  // The template has no secrets: masking is only needed if no template matches.
  const { target } = template === undefined ? maskExchange(exchange) : exchange;
  const path = target.replace(/[?#].*$/s, '');
  const given = path.split('/').filter((segment) => segment !== '');
  const shown = template?.segments.map((segment, index) =>
    segment === '{clientId}' ? (given[index] ?? segment) : segment,
  );
  const known = (shown ?? given.map(withoutSecret)).join('/');
  return `/${known}`.replace(/^\/api\/(\{serviceId\}|\d+)(?=\/)/, '');
}

/** IDs and words are short; tokens are longer. */
const withoutSecret = (segment: string): string => (segment.length > 32 ? masked : segment);
