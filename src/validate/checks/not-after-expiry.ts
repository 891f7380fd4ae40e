import { flowCheck } from '../flows/check.js';
import { nameOf } from '../lifecycle/check.js';

/** In seconds: the time between the service's response and its recording. */
const tolerance = 60;

export default flowCheck({
  id: 'not-after-expiry',
  about:
    'A code or token is not accepted after its lifetime, measured by the times of the exchanges (RFC 6749, section 1.5; RFC 7662, section 2.2).',
  why: 'A token that leaks works longer than it should.',
  seeAccepted({ kind, age }) {
    if (age === undefined || age.seconds <= age.lifetime + tolerance) return undefined;
    return `The ${nameOf(kind)} is accepted ${Math.round(age.seconds)} seconds after it was issued for ${age.lifetime} seconds.`;
  },
});
