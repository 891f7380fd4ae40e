import type { JournalExchange } from '../../../mock/exchange.js';
import { maskExchange, masked, maskTexts } from '../../../mock/mask.js';
import type { Contract } from '../../../spec/contract.js';
import { printable } from '../../../validate/reports/text.js';
import type { Paint } from '../../terminal.js';

type Logged = Pick<
  JournalExchange,
  'method' | 'target' | 'operationId' | 'action' | 'resultCode' | 'status' | 'duration'
> &
  Partial<Pick<JournalExchange, 'request' | 'response' | 'warnings' | 'why' | 'fault'>>;

const plain: Paint = (_colour, text) => text;

/**
 * Formats a call without secrets: `POST /auth/token OK A050001 1.9 ms`. A refusal is followed by its reason, and both
 * by the warnings.
 */
export function logLine(exchange: Logged, contract: Contract, paint: Paint = plain): string {
  const { method, action, status, resultCode = '-', duration, fault } = exchange;
  const path = pathOf(exchange, contract);
  const { why, warnings = [] } = maskTexts({ why: exchange.why, warnings: exchange.warnings }, exchange);
  const refused = why?.needed !== undefined || status >= 400 || fault !== undefined;
  const reason = refused && why !== undefined ? [printable(why.decided)] : [];
  return [
    `${method} ${path}`,
    paint(refused ? 'red' : 'green', String(action ?? status)),
    `${resultCode} ${duration.toFixed(1)} ms`,
    ...reason,
    ...warnings.map((warning) => paint('yellow', `Warning: ${printable(warning)}`)),
  ].join(' ');
}

/** Formats a time of day in the time zone of this machine: `14:03:07.120`. */
export const localTime = (time: Date): string =>
  [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => pad(part, 2)).join(':') +
  `.${pad(time.getMilliseconds(), 3)}`;

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

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
