import type { HttpExchange } from '../validate/exchange.js';
import type { Severity } from '../validate/verdict.js';
import { memberOf } from './attempt.js';
import type { Step } from './exercise.js';
import type { Row } from './row.js';
import { type Shape, shapeOf } from './shape.js';

/** A difference between the responses of two targets to the same row. */
export interface ResponseDifference {
  /** `status`, `action`, `resultCode`, `content-type`, or the path of a member. */
  readonly at: string;
  readonly left: string;
  readonly right: string;
  /** A warning if the difference may come from the settings or data of the two services. */
  readonly severity: Severity;
}

/** A row of the catalogue, with the results of both targets. */
export interface Compared {
  readonly row: Row;
  /** Whether both targets responded. */
  readonly both: boolean;
  readonly differences: readonly ResponseDifference[];
}

const none = 'none';

/**
 * Compares the responses of two targets row by row. Compares their shapes, actions, result codes and
 * statuses, but no other values.
 */
export function compare(left: readonly Step[], right: readonly Step[]): Compared[] {
  const others = new Map(right.map((step) => [step.row, step]));
  return left.flatMap((step) => {
    const other = others.get(step.row);
    return other === undefined ? [] : [compareSteps(step, other)];
  });
}

function compareSteps(left: Step, right: Step): Compared {
  const { row } = left;
  const [one, other] = [left.exchanges.at(-1), right.exchanges.at(-1)];
  if (one !== undefined && other !== undefined)
    return { row, both: true, differences: differencesOf(one, other) };
  const alike = one === undefined && other === undefined;
  return { row, both: false, differences: alike ? [] : [triedAtOne(left, right)] };
}

const triedAtOne = (left: Step, right: Step): ResponseDifference => ({
  at: 'tried',
  left: reasonOf(left),
  right: reasonOf(right),
  severity: 'warning',
});

const reasonOf = ({ exchanges, said }: Step): string =>
  exchanges.length > 0 || said.kind === 'reached' ? 'yes' : `no: ${said.reason}`;

function differencesOf(left: HttpExchange, right: HttpExchange): ResponseDifference[] {
  return [...headDifferences(left, right), ...shapeDifferences(shapeOf(left), shapeOf(right))];
}

function headDifferences(left: HttpExchange, right: HttpExchange): ResponseDifference[] {
  const sides = [left, right].map((exchange) => ({
    status: String(exchange.status),
    action: memberOf(exchange, 'action') ?? none,
    resultCode: memberOf(exchange, 'resultCode') ?? none,
    'content-type': exchange.responseHeaders?.['content-type']?.replace(/;.*$/s, '').trim() ?? none,
  }));
  return differing(new Map(Object.entries(sides[0] ?? {})), new Map(Object.entries(sides[1] ?? {}))).map(
    (difference) => ({ ...difference, severity: 'error' as const }),
  );
}

/**
 * Compares shapes. A member that only one response has is just a warning: nearly all members are optional.
 */
function shapeDifferences(left: Shape, right: Shape): ResponseDifference[] {
  const found = differing(left, right).filter(({ at }) => !isBelowMissing(at, left, right));
  return found.map((difference) => ({
    ...difference,
    severity: difference.left === none || difference.right === none ? 'warning' : 'error',
  }));
}

function differing(left: Shape, right: Shape): Omit<ResponseDifference, 'severity'>[] {
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((at) => {
    const [one = none, other = none] = [left.get(at), right.get(at)];
    return one === other ? [] : [{ at, left: one, right: other }];
  });
}

/** Whether the path is below a missing object or an empty array, which is reported already. */
function isBelowMissing(at: string, left: Shape, right: Shape): boolean {
  const parent = at.replace(/[/?#][^/?#]*$/, '');
  if (parent === at) return false;
  const emptyArray = at.endsWith('/[]');
  return emptyArray || !left.has(parent) || !right.has(parent) || isBelowMissing(parent, left, right);
}
