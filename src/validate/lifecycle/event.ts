import { factsOf } from '../../facts/lookup.js';
import { masked } from '../../mock/mask.js';
import { type CheckContext, isAnswered } from '../check-context.js';
import { conditions } from './conditions.js';
import { type Exchanged, exchangedIn, type SelectedValue } from './exchanged.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { opaqueValue } from './opaque-value.js';
import { type PlanStep, stepsOf } from './plan.js';

/** Returns what an exchange does to tickets, codes and tokens. */
export function lifecycleEventsOf(subject: CheckContext): LifecycleEvent[] {
  const { operation, action = '-', resultCode = '' } = subject;
  const facts = factsOf(operation.operationId)?.actions.get(action);
  if (facts === undefined || !isAnswered(subject)) return [];
  if (!(facts.effectiveCodes?.test(resultCode) ?? true)) return [];
  const exchanged = exchangedIn(subject);
  const events = stepsOf(facts).flatMap((step) =>
    step.read(exchanged).flatMap((found) => eventOf(step, exchanged, found) ?? []),
  );
  return tokensTogether(facts.forgiving ? events.map((event) => ({ ...event, forgiving: true })) : events);
}

function eventOf(
  { kind, event, condition }: PlanStep,
  exchanged: Exchanged,
  found: SelectedValue,
): LifecycleEvent | undefined {
  if (typeof found.value !== 'string' || found.value === '' || found.value === masked) return undefined;
  // A JWT is authentic if it is accepted, but revocation succeeds for any text (RFC 7009, section 2.2).
  const value = kind === 'accessToken' && event !== 'revoked' ? opaqueValue(found.value) : found.value;
  const happened: LifecycleEvent = { kind, value, event };
  return condition === undefined ? happened : conditions[condition](happened, exchanged, found);
}

/** Links the access token and the refresh token of one response. */
function tokensTogether(events: readonly LifecycleEvent[]): LifecycleEvent[] {
  const issued = (kind: LifecycleEvent['kind']) =>
    events.find((event) => event.event === 'issued' && event.kind === kind);
  const [access, refresh] = [issued('accessToken'), issued('refreshToken')];
  return events.map((event) => {
    const companion = event === access ? refresh : event === refresh ? access : undefined;
    return companion === undefined ? event : { ...event, companion };
  });
}
