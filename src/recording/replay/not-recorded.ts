import { apiPath } from '../../mock/http.js';
import { JsonText } from '../../mock/json-text.js';
import type { ResponderOutcome } from '../../mock/outcome.js';
import type { ContractOperation } from '../../spec/contract.js';
import type { Bindings } from './bindings.js';
import { invalidatedBy, type ReplayProgress } from './choose.js';
import type { CallDifference } from './difference.js';
import type { ReplayPart } from './replay-part.js';

/** The comparison of a part with a call: the differences, and the bindings if there are none. */
export interface PartComparison {
  readonly part: ReplayPart;
  readonly differences: readonly CallDifference[];
  readonly bindings: Bindings;
}

/** More would obscure the first ones. */
const mostDifferences = 5;

/**
 * Builds the response to a call that the recording has no response for. Uses 501 because repeating the
 * request does not help (RFC 9110, section 15.6.2).
 */
export function notRecorded(
  operation: ContractOperation,
  comparisons: readonly PartComparison[],
  progress: ReplayProgress,
): ResponderOutcome {
  const path = nameOf(operation.method, operation.path);
  const resultMessage = `[501] Failed to answer ${path} from the recording: ${reason(comparisons, progress)}`;
  const body = JsonText.of({ resultCode: '501', resultMessage });
  return { status: 501, body, resultCode: '501', answeredBy: 'recording' };
}

function reason(comparisons: readonly PartComparison[], progress: ReplayProgress): string {
  const { parts, played } = progress;
  const distance = ({ differences, part }: PartComparison): number =>
    2 * differences.length + (played.has(part) ? 1 : 0);
  const [nearest] = [...comparisons].sort((one, other) => distance(one) - distance(other));
  if (nearest === undefined) {
    const recorded = [...new Set(parts.map(({ exchange }) => nameOf(exchange.method, pathOf(exchange))))];
    return `it has no such call. It contains ${recorded.join(', ') || 'no calls'}. Please record the flow again.`;
  }
  const { differences, part } = nearest;
  const ended = differences.length === 0 ? invalidatedBy(part, progress) : undefined;
  if (ended !== undefined)
    return `line ${part.line} matches, but line ${ended.line} was replayed afterwards and may have invalidated it. Please also record the call after that one.`;
  if (differences.length === 0)
    return `line ${part.line} matches, but it was recorded once and has already been replayed. Please restart the replay, or record more calls.`;
  const told = differences.slice(0, mostDifferences).map(({ where, problem }) => `${where} ${problem}`);
  const more = differences.length > told.length ? `; and ${differences.length - told.length} more` : '';
  return `no line matches. The nearest is line ${part.line}: ${told.join('; ')}${more}. Please make the recorded call, or record the flow again.`;
}

const pathOf = ({ target }: ReplayPart['exchange']): string => target.replace(/\?.*$/s, '');

const nameOf = (method: string, path: string): string =>
  `${method} ${apiPath(path.replace('{serviceId}', '0'))}`;
