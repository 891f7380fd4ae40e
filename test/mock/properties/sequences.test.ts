import fc from 'fast-check';
import { expect, it } from 'vitest';
import { authorizing } from './sequences/authorizing.js';
import { deciding } from './sequences/deciding.js';
import type { Step } from './sequences/drawing.js';
import { everyTokenIsAsForetold } from './sequences/foretold.js';
import { managing } from './sequences/managing.js';
import { Draws } from './sequences/model.js';
import { presenting } from './sequences/presenting.js';
import { redeeming } from './sequences/redeeming.js';
import { twoServices } from './sequences/two-services.js';

/** A fixed seed, so that failures can be reproduced. */
const settings: fc.Parameters<unknown> = { seed: 4690, numRuns: 80 };

const steps: Readonly<Record<string, Step>> = {
  ...authorizing,
  ...redeeming,
  ...deciding,
  ...presenting,
  ...managing,
};
/** Steps that are more frequent, so that there are artifacts to use and to reuse. */
const often = [
  ...['authorize', 'authorize', 'issue', 'issue', 'redeem', 'redeem', 'refresh', 'refresh', 'create'],
  ...['introspect', 'completeDevice', 'pollDevice', 'askBackchannel', 'issueBackchannel', 'issueBackchannel'],
  ...['completeBackchannel', 'pollBackchannel', 'pollBackchannel'],
];
const names = [...often, ...Object.keys(steps)];

const numbers = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });
const sequence = fc.array(fc.tuple(fc.constantFrom(...names), numbers), {
  minLength: 1,
  maxLength: 80,
  size: 'max',
});

/** The result of each artifact at its first use, and afterwards. */
const once = {
  ticket: ['A040001', 'A060306', 'A041202', 'A059202'],
  requestUri: ['A245001', 'A004001', 'A008303'],
  code: ['A050001', 'A050305'],
  refreshToken: ['A053001', 'A053305'],
  deviceCode: ['A242002', 'A242304'],
  authReqId: ['A200002', 'A200304'],
  accessToken: ['A056001', 'A091001', 'A113001', 'A135001', 'A057302', 'A088302', 'A134202', 'A161202'],
};

it('whatever is called in whatever order, what is issued is as good as what was done to it says', async () => {
  const taken = new Set<string>();
  const answered = new Set<string>();
  await fc.assert(
    fc.asyncProperty(sequence, async (drawn) => {
      const world = twoServices(answered);
      for (const [name, drawnNumbers] of drawn) {
        await steps[name]?.(world, new Draws(drawnNumbers));
        taken.add(name);
      }
      await everyTokenIsAsForetold(world);
    }),
    settings,
  );
  expect([...taken].sort()).toEqual(Object.keys(steps).sort());
  expect([...answered]).toEqual(expect.arrayContaining(Object.values(once).flat()));
}, 60_000);
