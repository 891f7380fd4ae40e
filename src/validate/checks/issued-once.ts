import type { Artifact } from '../../facts/artifacts.js';
import { at, lifecycleCheck, nameOf } from '../lifecycle/check.js';

/** A refresh token may be kept, so a response may contain it again. */
const unique: ReadonlySet<Artifact> = new Set([
  'ticket',
  'authorizationCode',
  'accessToken',
  'requestUri',
  'authReqId',
  'deviceCode',
]);

export default lifecycleCheck({
  id: 'issued-once',
  about: 'Each ticket, code and access token is a new value (RFC 6749, section 10.10).',
  why: 'Two users or clients share a value, so one can act for the other.',
  see({ kind, event }, { issued }) {
    if (event !== 'issued' || issued === undefined || !unique.has(kind)) return undefined;
    return `The ${nameOf(kind)} is issued again, although it was already issued at ${at(issued)}.`;
  },
});
