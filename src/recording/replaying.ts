import type { Answerer } from '../mock/engine.js';
import type { Recording } from './format.js';
import type { Replay } from './replay/replay.js';

/** Answers from a recording. What does so is loaded with the first call, so that a mock without it starts faster. */
export function replaying(recording: Recording): Answerer {
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
