import { factsOf } from '../../facts/lookup.js';
import { masked } from '../../mock/mask.js';
import { type CheckContext, isAnswered } from '../check-context.js';
import { conditions } from './conditions.js';
import { Exchanged, type SelectedValue } from './exchanged.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { type PlanStep, stepsOf } from './plan.js';

/** Returns what an exchange does to tickets, codes and tokens. */
export function lifecycleEventsOf(context: CheckContext): LifecycleEvent[] {
  const { operation, action = '-', answer = {}, sent = {}, exchange, resultCode = '' } = context;
  const facts = factsOf(operation.operationId)?.actions.get(action);
  if (facts === undefined || !isAnswered(context)) return [];
  if (!(facts.effectiveCodes?.test(resultCode) ?? true)) return [];
  const exchanged = new Exchanged(sent, answer, exchange.target);
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
  const { value } = found;
  if (typeof value !== 'string' || value === '' || value === masked) return undefined;
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
