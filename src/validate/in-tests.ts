import { InvalidInputError } from '../invalid-input-error.js';
import { type Contract, loadContract } from '../spec/contract.js';
import { Judge } from './judge.js';
import { readPart } from './judge-part.js';
import { printableVerdict } from './printable-verdict.js';
import { ndjson } from './readers/ndjson.js';
import { isPassedOver, isUnreadable } from './readers/reader.js';
import { paragraphOf } from './reports/pretty/paragraph.js';
import type { Verdict } from './verdict.js';

/** A call of the Authlete API and its response, for example an entry of a service's journal. */
export interface GivenExchange {
  readonly method: string;
  /** The path, such as `/api/1234567890/auth/token`, or a complete URL. */
  readonly target: string;
  /** The request body: parsed JSON, or text. */
  readonly request?: unknown;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly status: number;
  /** The response body: parsed JSON, or text. */
  readonly response?: unknown;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** Thrown for an exchange that violates the contract or cannot be verified. The message is the report. */
export class ContractViolationError extends Error {
  override readonly name = 'ContractViolationError';

  constructor(
    readonly verdict: Verdict,
    report: string,
  ) {
    super(report);
  }
}

let judge: Judge | undefined;

/**
 * Checks an exchange against the contract. Throws `InvalidInputError` if the value is not an exchange. `contract`
 * is the contract to check against; default: Authlete 3.0.16.
 *
 * @example
 * const { outcome, findings } = validate({ method: 'POST', target: '/api/1/auth/token', status: 200, response });
 */
export function validate(
  exchange: GivenExchange,
  { contract = loadContract() }: { contract?: Contract } = {},
): Verdict {
  const target = exchange.target.replace(/^https?:\/\/[^/]+/i, '');
  const text = JSON.stringify({ ...exchange, target });
  const read = readPart(ndjson, { number: 1, content: text }, { source: 'exchange', number: 1 });
  if (read === undefined || isUnreadable(read) || isPassedOver(read)) {
    throw new InvalidInputError(
      'Failed to validate an exchange: it has no method, target or status. Please pass { method, target, status, response }, such as an entry of the journal.',
    );
  }
  if (judge?.contract !== contract) judge = new Judge(contract);
  return printableVerdict(judge.judge(read).verdict);
}

/**
 * Throws `ContractViolationError`, with a report as its message, unless an exchange conforms to the contract.
 *
 * @example
 * for (const exchange of service.journal.entries()) expectValid(exchange);
 */
export function expectValid(exchange: GivenExchange, options: { contract?: Contract } = {}): void {
  const verdict = validate(exchange, options);
  if (verdict.outcome !== 'valid') throw new ContractViolationError(verdict, reportOf(verdict));
}

/** Formats the findings of a verdict for humans. */
export const reportOf = (verdict: Verdict): string =>
  `Failed to match the contract: the exchange is ${verdict.outcome}.\n${paragraphOf(verdict).join('\n')}`;
