import type { Answerer } from '../mock/engine.js';
import type { Recording } from './format.js';
import type { Replay } from './replay/replay.js';

/**
 * Returns an answerer for a recording. Its code is loaded on the first call, so that other mocks start
 * faster.
 */
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
