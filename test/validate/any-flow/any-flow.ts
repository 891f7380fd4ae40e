import fc from 'fast-check';
import { anySetup } from './any-setup.js';
import { authorizing } from './authorizing.js';
import { deciding } from './deciding.js';
import { managing } from './managing.js';
import { presenting } from './presenting.js';
import { redeeming } from './redeeming.js';

export const steps = { ...authorizing, ...redeeming, ...presenting, ...deciding, ...managing } as const;

/** Steps that are more frequent, so that there is something to use, and time to use it. */
const often = {
  authorize: 6,
  issue: 6,
  redeem: 6,
  refresh: 4,
  introspect: 3,
  userinfo: 2,
  askDevice: 2,
  read: 2,
};
const weights: Readonly<Partial<Record<string, number>>> = {
  ...often,
  ...{ askBackchannel: 2, issueBackchannel: 4, completeBackchannel: 4, pollBackchannel: 4 },
  ...{ completeDevice: 3, pollDevice: 3, failBackchannel: 0.5, remove: 0.5 },
};
const anyStep = fc.oneof(
  ...Object.entries(steps).map(([name, arbitrary]) => ({
    weight: 2 * (weights[name] ?? 1),
    arbitrary,
  })),
);

/** The settings of a service and its clients, and calls in any order. */
export const anyFlow = fc.record({
  setup: anySetup,
  steps: fc.array(anyStep, { minLength: 1, maxLength: 40, size: 'max' }),
});
