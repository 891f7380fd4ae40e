import { systemClock } from '../mock/state/clock.js';
import { type GrowingRecording, makeRecording } from '../recording/make-recording.js';
import type { Contract } from '../spec/contract.js';

/** Records the traffic of a command to a file. Prints problems to standard error. Throws `InvalidInputError`. */
export const recordingIn = (file: string, upstream: string, contract: Contract): GrowingRecording =>
  makeRecording({
    upstream,
    file,
    contract,
    clock: systemClock,
    onProblem: (problem) => console.error(problem),
  });
