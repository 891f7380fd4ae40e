import { AlreadyTakenError, InvalidInputError } from '../invalid-input-error.js';
import { WaitTimeoutError } from '../mock/journal.js';
import { StoreUnavailableError } from '../mock/state/store-unavailable.js';
import { ControlError } from './control-error.js';

/** Maps an error to the failure that the client sees; `undefined` if it is an internal error. */
export function failureOf(problem: unknown): ControlError | undefined {
  if (problem instanceof ControlError) return problem;
  if (problem instanceof AlreadyTakenError) return new ControlError(409, problem.message);
  if (problem instanceof InvalidInputError) {
    const { message, member } = problem;
    return new ControlError(400, message, { ...(member !== undefined && { member }) });
  }
  if (problem instanceof WaitTimeoutError) return new ControlError(422, problem.message);
  if (problem instanceof StoreUnavailableError) return new ControlError(503, problem.message);
  if (isAborted(problem))
    return new ControlError(503, 'Failed to wait: the mock is stopping. Please restart it.');
  if (isUndecodable(problem))
    return new ControlError(
      400,
      'Failed to read the path: its percent-encoding is invalid. Please encode it as UTF-8.',
    );
  return undefined;
}

const isAborted = (problem: unknown): boolean => problem instanceof Error && problem.name === 'AbortError';

/** The error that Express throws for a path parameter that it cannot decode. */
const isUndecodable = (problem: unknown): boolean => problem instanceof URIError;
