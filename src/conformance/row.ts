import { operations } from '../spec/generated/operations.js';
import type {
  Action,
  OperationId,
  PathParameters,
  QueryParameters,
  RequestBody,
  ResponseBody,
} from '../spec/types.js';
import type { CapturedValues, Captures, RunContext } from './captures.js';
import type { Feature } from './features.js';

/** What a call sends, in addition to the service ID. */
export interface CallRequest {
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/** An action, or the status of a response without one. */
export type RowOutcome = string | number;

/** A row of the catalogue: one exchange. */
export interface Row {
  readonly operationId: OperationId;
  readonly name: string;
  /** Whether it is skipped unless writes are allowed. */
  readonly writes: boolean;
  /** What it changes, or why it changes nothing. */
  readonly effect: string;
  readonly feature: Feature | undefined;
  readonly needs: readonly (keyof CapturedValues)[];
  /** The outcomes that reach its purpose. Any other verifies nothing. */
  readonly answers: readonly RowOutcome[];
  /** The outcomes that mean that the service does not offer the operation. */
  readonly off: readonly RowOutcome[];
  request(context: RunContext): CallRequest;
  /** Captures values for later rows from a response with one of the expected outcomes. */
  capture(answer: unknown, context: RunContext): Captures;
}

type Captured<Need extends keyof CapturedValues> = RunContext & Pick<CapturedValues, Need>;

interface TypedRequest<Id extends OperationId> {
  readonly path?: Omit<PathParameters<Id>, 'serviceId'>;
  readonly query?: QueryParameters<Id>;
  readonly body?: RequestBody<Id>;
}

interface Definition<Id extends OperationId, Need extends keyof CapturedValues> {
  readonly feature?: Feature;
  readonly needs?: readonly Need[];
  /** Default: the success status. */
  readonly answers?: readonly (Action<Id> | number)[];
  readonly off?: readonly Action<Id>[];
  readonly request?: (context: Captured<Need>) => TypedRequest<Id>;
  readonly capture?: (answer: ResponseBody<Id>, context: Captured<Need>) => Captures;
}

type Define<Id extends OperationId> = <Need extends keyof CapturedValues = never>(
  effect: string,
  definition?: Definition<Id, Need>,
) => Row;

/** Declares a catalogue row, typed by the contract. It runs once everything that it needs is context. */
export function row<Id extends OperationId>(
  operationId: Id,
  name: string,
): {
  /** Says why the call changes nothing permanently on any service. */
  readonly reads: Define<Id>;
  /** Says what the call changes. It may change only the temporary client and what belongs to it. */
  readonly writes: Define<Id>;
} {
  const define =
    (writes: boolean): Define<Id> =>
    (effect, definition = {}) => {
      const { feature, needs = [], off = [], request, capture } = definition;
      const { answers = [operations[operationId].success] } = definition;
      // Rows run only once the values that they need are captured, and `captured` ignores responses that do
      // not match the contract.
      const typed = (context: RunContext) => context as Parameters<NonNullable<typeof request>>[0];
      return {
        operationId,
        name,
        writes,
        effect,
        feature,
        needs,
        answers,
        off,
        request: (context) => request?.(typed(context)) ?? {},
        capture: (answer, context) => captured(() => capture?.(answer as ResponseBody<Id>, typed(context))),
      };
    };
  return { reads: define(false), writes: define(true) };
}

/** A response that does not match the contract yields no values; the checks report it. */
function captured(capture: () => Captures | undefined): Captures {
  try {
    return capture() ?? {};
  } catch (problem) {
    if (problem instanceof TypeError || problem instanceof SyntaxError) return {};
    throw problem;
  }
}
