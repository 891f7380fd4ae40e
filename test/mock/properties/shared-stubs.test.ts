import fc from 'fast-check';
import { it } from 'vitest';
import { runs } from '../../support/runs.js';
import { sharedStore } from '../../support/shared-store.js';
import { schedules, sharedAsAlone } from '../../support/shared-stubs.js';

it('stubs and scenarios of mocks that share a store answer as those of one mock', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(schedules, fc.nat(), async (schedule, seed) => {
      const store = sharedStore(seed);
      await sharedAsAlone(schedule, async () => store);
    }),
    { seed: 4690, numRuns: runs(200) },
  );
});
