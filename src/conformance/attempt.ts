import { isObject } from '../json.js';
import type { HttpExchange } from '../validate/exchange.js';
import type { Row, RowOutcome } from './row.js';

/** The result of a row: reached its purpose, or why not. */
export type AttemptResult =
  | { readonly kind: 'reached' }
  /** The service, the server or the token does not offer it. */
  | { readonly kind: 'untried'; readonly reason: string }
  /** The response had another outcome, so nothing was verified. */
  | { readonly kind: 'unreached'; readonly reason: string };

export function attemptResultOf(row: Row, exchange: HttpExchange): AttemptResult {
  const { status } = exchange;
  const outcome = rowOutcomeOf(exchange);
  const code = memberOf(exchange, 'resultCode');
  if (row.answers.includes(outcome)) return { kind: 'reached' };
  if (row.off.includes(outcome)) return untried('feature off');
  if (status === 403) return untried(refusal(exchange));
  if (status === 501) return untried('not implemented there');
  const answered = [outcome, code].filter((part) => part !== undefined).join(' ');
  return {
    kind: 'unreached',
    reason: `The response was ${answered} instead of ${row.answers.join(' or ')}.`,
  };
}

/** Returns the action of a response, or its status if it has none. */
export const rowOutcomeOf = (exchange: HttpExchange): RowOutcome =>
  memberOf(exchange, 'action') ?? exchange.status;

export function memberOf({ response }: HttpExchange, name: string): string | undefined {
  const value = response.kind === 'json' && isObject(response.value) ? response.value[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const untried = (reason: string): AttemptResult => ({ kind: 'untried', reason });

/** Returns the right that the token lacks for a call; `undefined` if the call was not refused for that. */
export function missingRight(exchange: HttpExchange): string | undefined {
  if (exchange.status !== 403 || memberOf(exchange, 'resultCode') !== 'A457101') return undefined;
  return /\[([A-Z_, ]+)\]/.exec(memberOf(exchange, 'resultMessage') ?? '')?.[1] ?? 'unknown';
}

/** Explains why the API refused a call with 403. */
function refusal(exchange: HttpExchange): string {
  const code = memberOf(exchange, 'resultCode');
  const right = missingRight(exchange);
  if (right !== undefined) return `right missing: ${right}`;
  if (code === 'A001223') return 'feature disabled at the server';
  return `refused: 403 ${code ?? ''}`.trimEnd();
}
