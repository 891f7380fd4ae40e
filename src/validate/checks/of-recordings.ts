import type { LifecycleCheck } from '../lifecycle/check.js';
import issuedBeforeUsed from './issued-before-used.js';
import notAfterFail from './not-after-fail.js';
import revocationEffective from './revocation-effective.js';
import usedOnce from './used-once.js';

/** The checks of whole recordings: what is issued, used and spent, in the order of the exchanges. */
export const lifecycleChecks: readonly LifecycleCheck[] = [
  issuedBeforeUsed,
  usedOnce,
  notAfterFail,
  revocationEffective,
];
