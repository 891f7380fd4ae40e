import { UnmetStubsError } from '../scenarios/unmet.js';
import { ControlError } from './control-error.js';

/** Returns the report if verification passes. Rejects with 422 and the report if it fails. */
export async function verified(verify: () => void | Promise<void>, report: () => object): Promise<object> {
  try {
    await verify();
  } catch (problem) {
    if (problem instanceof UnmetStubsError)
      throw new ControlError(422, problem.message, { report: report() });
    throw problem;
  }
  return report();
}
