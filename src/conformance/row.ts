import { operations } from '../spec/generated/operations.js';
import type {
  Action,
  OperationId,
  PathParameters,
  QueryParameters,
  RequestBody,
  ResponseBody,
} from '../spec/types.js';
import type { Feature } from './features.js';
import type { Known, Learnt, Lesson } from './known.js';

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
  readonly needs: readonly (keyof Learnt)[];
  /** The outcomes that reach its purpose. Any other verifies nothing. */
  readonly answers: readonly RowOutcome[];
  /** The outcomes that mean that the service does not offer the operation. */
  readonly off: readonly RowOutcome[];
  request(known: Known): CallRequest;
  /** Learns from a response with one of the expected outcomes. */
  learn(answer: unknown, known: Known): Lesson;
}

type Having<Need extends keyof Learnt> = Known & Pick<Learnt, Need>;

interface TypedRequest<Id extends OperationId> {
  readonly path?: Omit<PathParameters<Id>, 'serviceId'>;
  readonly query?: QueryParameters<Id>;
  readonly body?: RequestBody<Id>;
}

interface Definition<Id extends OperationId, Need extends keyof Learnt> {
  readonly feature?: Feature;
  readonly needs?: readonly Need[];
  /** Default: the success status. */
  readonly answers?: readonly (Action<Id> | number)[];
  readonly off?: readonly Action<Id>[];
  readonly request?: (known: Having<Need>) => TypedRequest<Id>;
  readonly learn?: (answer: ResponseBody<Id>, known: Having<Need>) => Lesson;
}

type Define<Id extends OperationId> = <Need extends keyof Learnt = never>(
  effect: string,
  definition?: Definition<Id, Need>,
) => Row;

/** Declares a catalogue row, typed by the contract. It runs once everything that it needs is known. */
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
      const { feature, needs = [], off = [], request, learn } = definition;
      const { answers = [operations[operationId].success] } = definition;
      // Rows run only once their needs are known, and `taught` ignores responses that do not match the
      // contract.
      const having = (known: Known) => known as Parameters<NonNullable<typeof request>>[0];
      return {
        operationId,
        name,
        writes,
        effect,
        feature,
        needs,
        answers,
        off,
        request: (known) => request?.(having(known)) ?? {},
        learn: (answer, known) => taught(() => learn?.(answer as ResponseBody<Id>, having(known))),
      };
    };
  return { reads: define(false), writes: define(true) };
}

/** A response that does not match the contract teaches nothing; the checks report it. */
function taught(learn: () => Lesson | undefined): Lesson {
  try {
    return learn() ?? {};
  } catch (problem) {
    if (problem instanceof TypeError || problem instanceof SyntaxError) return {};
    throw problem;
  }
}
