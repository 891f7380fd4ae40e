import type { Responder } from '../mock/responder.js';
import type { Recording } from './format.js';
import type { Replay } from './replay/replay.js';

/** A responder that plays a recording. */
export interface Replaying {
  readonly answer: Responder;
  /** Plays the recording from its beginning. */
  reset(): void;
}

/** Prepares to play a recording. The code is loaded on the first call, so that other mocks start faster. */
export function replaying(recording: Recording): Replaying {
  let replay: Promise<Replay> | undefined;
  return {
    async answer(operation, call) {
      replay ??= import('./replay/replay.js').then((loaded) => new loaded.Replay(recording));
      return (await replay).answer(operation, call);
    },
    reset() {
      replay = undefined;
    },
  };
}
