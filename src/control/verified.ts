import { UnmetScripts } from '../scenarios/unmet.js';
import { ControlError } from './control-error.js';

/** The report, if all is met. Rejects with 422 and the report if not. */
export async function verified(verify: () => void | Promise<void>, report: () => object): Promise<object> {
  try {
    await verify();
  } catch (problem) {
    if (problem instanceof UnmetScripts) throw new ControlError(422, problem.message, { report: report() });
    throw problem;
  }
  return report();
}
