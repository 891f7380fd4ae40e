import { factsOf } from '../../facts/lookup.js';
import { masked } from '../../mock/mask.js';
import type { CheckContext } from '../check-context.js';
import { conditions } from './conditions.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { opaqueValue } from './opaque-value.js';
import { type PlanStep, stepsOf } from './plan.js';

/** What an exchange does that has no effect on any of them. */
export const nothing: Lifecycle = { events: [], issuesMasked: false, acceptsMasked: false };

/** What an exchange does to tickets, codes and tokens. */
interface Lifecycle {
  readonly events: readonly LifecycleEvent[];
  /** Whether it issues a masked one. */
  readonly issuesMasked: boolean;
  /** Whether it accepts or ends a masked one. */
  readonly acceptsMasked: boolean;
}

/** Returns what an exchange does to tickets, codes and tokens, except masked ones. */
export const lifecycleEventsOf = (subject: CheckContext): readonly LifecycleEvent[] =>
  lifecycleOf(subject).events;

export function lifecycleOf(subject: CheckContext): Lifecycle {
  const { operation, action = '-', resultCode = '' } = subject;
  const facts = factsOf(operation.operationId)?.actions.get(action);
  if (facts === undefined || !subject.isAnswered) return nothing;
  if (!(facts.effectiveCodes?.test(resultCode) ?? true)) return nothing;
  const events: LifecycleEvent[] = [];
  let issuesMasked = false;
  let acceptsMasked = false;
  for (const step of stepsOf(facts)) {
    const { readOne, condition } = step;
    let isMasked = false;
    if (readOne !== undefined) {
      const value = readOne(subject);
      isMasked = value === masked;
      add(events, eventOf(step, value));
    } else
      for (const found of step.read(subject)) {
        isMasked ||= found.value === masked;
        const event = eventOf(step, found.value);
        const isConditional = event !== undefined && condition !== undefined;
        add(events, isConditional ? conditions[condition](event, subject, found) : event);
      }
    if (isMasked && step.event === 'issued') issuesMasked = true;
    else if (isMasked) acceptsMasked = true;
  }
  const all = facts.forgiving ? events.map((event) => ({ ...event, forgiving: true as const })) : events;
  return { events: tokensTogether(all), issuesMasked, acceptsMasked };
}

const add = (events: LifecycleEvent[], event: LifecycleEvent | undefined): void => {
  if (event !== undefined) events.push(event);
};

function eventOf({ kind, event }: PlanStep, found: unknown): LifecycleEvent | undefined {
  if (typeof found !== 'string' || found === '' || found === masked) return undefined;
  // A JWT is authentic if it is accepted, but revocation succeeds for any text (RFC 7009, section 2.2).
  const value = kind === 'accessToken' && event !== 'revoked' ? opaqueValue(found) : found;
  // All members, so that events have one shape in memory.
  return {
    kind,
    value,
    event,
    successor: undefined,
    replacement: undefined,
    companion: undefined,
    forgiving: undefined,
  };
}

/** Links the access token and the refresh token of one response. */
function tokensTogether(events: readonly LifecycleEvent[]): readonly LifecycleEvent[] {
  if (events.length < 2) return events;
  const issued = (kind: LifecycleEvent['kind']) =>
    events.find((event) => event.event === 'issued' && event.kind === kind);
  const access = issued('accessToken');
  const refresh = access && issued('refreshToken');
  if (refresh === undefined) return events;
  return events.map((event) => {
    const companion = event === access ? refresh : event === refresh ? access : undefined;
    return companion === undefined ? event : { ...event, companion };
  });
}
