import { systemClock } from '../mock/state/clock.js';
import { type GrowingRecording, makeRecording } from '../recording/make-recording.js';
import type { Contract } from '../spec/contract.js';
import { CliError } from './cli-error.js';
import { counted } from './counted.js';

/** Records the traffic of a command to a file. Prints problems to standard error. Throws `InvalidInputError`. */
export const recordingIn = (file: string, upstream: string, contract: Contract): GrowingRecording =>
  makeRecording({
    upstream,
    file,
    contract,
    clock: systemClock,
    onProblem: (problem) => console.error(problem),
  });

/** Throws `CliError` if a recording lacks exchanges. */
export function mustBeComplete(file = '', lost = 0): void {
  if (lost > 0)
    throw new CliError(
      `Failed to record ${counted(lost, 'exchange')}: ${file} is incomplete. Please record the flow again.`,
    );
}
