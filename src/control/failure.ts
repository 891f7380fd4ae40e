import { AlreadyTaken, InvalidInput } from '../invalid-input.js';
import { NotSeen } from '../mock/journal.js';
import { isObject } from '../spec/json.js';
import { ControlError } from './control-error.js';

/** What a client is told of a problem; nothing if it is one of the mock itself. */
export function failureOf(problem: unknown): ControlError | undefined {
  if (problem instanceof ControlError) return problem;
  if (problem instanceof AlreadyTaken) return new ControlError(409, problem.message);
  if (problem instanceof InvalidInput) return new ControlError(400, problem.message);
  if (problem instanceof NotSeen) return new ControlError(422, problem.message);
  if (isAborted(problem))
    return new ControlError(503, 'Failed to wait: the mock is stopping. Please start it again.');
  return httpFailure(problem);
}

const isAborted = (problem: unknown): boolean => problem instanceof Error && problem.name === 'AbortError';

/** What Express and its reader of bodies refuse. */
function httpFailure(problem: unknown): ControlError | undefined {
  const { status } = isObject(problem) ? problem : {};
  if (status === 413)
    return new ControlError(413, 'Failed to read the body: it is too large. Please send less.');
  if (status === 415)
    return new ControlError(
      415,
      'Failed to read the body: it is compressed or in another charset. Please send it as it is, in UTF-8.',
    );
  if (status === 400)
    return new ControlError(
      400,
      'Failed to read the request: its path or its body is broken. Please see its encoding.',
    );
  return undefined;
}
