import type { HttpExchange } from '../validate/exchange.js';
import type { Severity } from '../validate/verdict.js';
import { memberOf } from './attempt.js';
import { shapeOf } from './shape.js';

/**
 * The form of a response: `status`, `action`, `resultCode` and `content-type`, and the JSON type of each
 * member by its path. Contains no other values.
 */
export type AnswerForm = Readonly<Record<string, string>>;

/** A difference between two answers. */
export interface AnswerDifference {
  /** A key of an answer. */
  readonly at: string;
  /** `none` if it is missing. */
  readonly before: string;
  readonly now: string;
  /** A warning if it may come from the settings or data of a service. */
  readonly severity: Severity;
}

const none = 'none';
/** The maximum length of a value: an action or a media type is untrusted. */
const longest = 100;

export function answerOf(exchange: HttpExchange): AnswerForm {
  const head = {
    status: String(exchange.status),
    action: memberOf(exchange, 'action'),
    resultCode: memberOf(exchange, 'resultCode'),
    'content-type': exchange.responseHeaders?.['content-type']?.replace(/;.*$/s, '').trim(),
  };
  const told = Object.entries(head).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries([
    ...told.map(([name, value]) => [name, value.slice(0, longest)]),
    ...shapeOf(exchange),
  ]);
}

/** Compares two answers. A member that only one has is just a warning: nearly all members are optional. */
export function answerDifferences(before: AnswerForm, now: AnswerForm): AnswerDifference[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((at) => {
    const difference = { at, before: one.get(at) ?? none, now: other.get(at) ?? none };
    if (difference.before === difference.now || (isMember(at) && isBelowMissing(at, one, other))) return [];
    const isAlone = isMember(at) && [difference.before, difference.now].includes(none);
    return [{ ...difference, severity: isAlone ? 'warning' : 'error' }];
  });
}

/** Whether a key is the path of a member, or of the whole body. */
export const isMember = (at: string): boolean => at === '' || at.startsWith('/');

/** Whether the path is below a missing object or an empty array, which is reported already. */
function isBelowMissing(
  at: string,
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): boolean {
  const parent = at.replace(/[/?#][^/?#]*$/, '');
  if (parent === at) return false;
  const emptyArray = at.endsWith('/[]');
  return emptyArray || !one.has(parent) || !other.has(parent) || isBelowMissing(parent, one, other);
}
