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

/** What a call sends beside the service ID. */
export interface CallRequest {
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/** An action, or the status of an answer without one. */
export type Outcome = string | number;

/** An exchange of the catalogue. */
export interface Row {
  readonly operationId: OperationId;
  readonly name: string;
  /** Whether it is left out unless writing is allowed. */
  readonly writes: boolean;
  /** Why it changes nothing, or what it changes. */
  readonly effect: string;
  readonly feature: Feature | undefined;
  readonly needs: readonly (keyof Learnt)[];
  /** The outcomes that it is for; any other says too little. */
  readonly answers: readonly Outcome[];
  /** The outcomes that say that the service does not offer it. */
  readonly off: readonly Outcome[];
  request(known: Known): CallRequest;
  /** What an answer of the outcomes that it is for teaches. */
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
  /** The successful status when left out. */
  readonly answers?: readonly (Action<Id> | number)[];
  readonly off?: readonly Action<Id>[];
  readonly request?: (known: Having<Need>) => TypedRequest<Id>;
  readonly learn?: (answer: ResponseBody<Id>, known: Having<Need>) => Lesson;
}

type Define<Id extends OperationId> = <Need extends keyof Learnt = never>(
  effect: string,
  definition?: Definition<Id, Need>,
) => Row;

/** Declares an exchange of the catalogue, typed by the contract. It is tried once all that it needs is known. */
export function row<Id extends OperationId>(
  operationId: Id,
  name: string,
): {
  /** Says why it changes nothing that lasts, whatever the service has. */
  readonly reads: Define<Id>;
  /** Says what it changes: of the temporary client and what belongs to it alone. */
  readonly writes: Define<Id>;
} {
  const define =
    (writes: boolean): Define<Id> =>
    (effect, definition = {}) => {
      const { feature, needs = [], off = [], request, learn } = definition;
      const { answers = [operations[operationId].success] } = definition;
      // What it needs is known before it is tried, and an answer is what the contract says or teaches nothing.
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

/** An answer that has not the form of the contract teaches nothing; the checks tell of it. */
function taught(learn: () => Lesson | undefined): Lesson {
  try {
    return learn() ?? {};
  } catch (problem) {
    if (problem instanceof TypeError || problem instanceof SyntaxError) return {};
    throw problem;
  }
}
