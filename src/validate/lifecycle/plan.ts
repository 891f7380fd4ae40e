import type { Artifact } from '../../facts/artifacts.js';
import { type ActionFacts, type Condition, type Effect, effects } from '../../facts/operation.js';
import { operationFacts } from '../../facts/operations/index.js';
import type { CheckContext } from '../check-context.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import { reader, type SelectedValue, selectsSeveral, valueReader } from './reader.js';

/** The effect of an action on the values of one selector. */
export interface PlanStep {
  readonly kind: Artifact;
  readonly event: LifecycleEvent['event'];
  /** Returns the values, with the objects that conditions need. */
  readonly read: (subject: CheckContext) => readonly SelectedValue[];
  /** Returns the value, if there is only one and no condition; this is faster. */
  readonly readOne: ((subject: CheckContext) => unknown) | undefined;
  readonly condition: Condition | undefined;
}

const events: Readonly<Record<Effect, LifecycleEvent['event']>> = {
  uses: 'used',
  spends: 'spent',
  fails: 'failed',
  revokes: 'revoked',
  issues: 'issued',
};

const compiled = new WeakMap<ActionFacts, readonly PlanStep[]>();

/** Returns the steps of an action: first what it accepts, then what it issues. */
export function stepsOf(action: ActionFacts): readonly PlanStep[] {
  const known = compiled.get(action);
  if (known !== undefined) return known;
  const steps = effects.flatMap((effect) =>
    selectionsOf(action, effect)
      .filter(([kind]) => trackedKinds.has(kind))
      .map(([kind, selection]) => {
        const { from, if: condition } = typeof selection === 'string' ? { from: selection } : selection;
        const isOne = condition === undefined && !selectsSeveral(from);
        return {
          kind,
          event: events[effect],
          read: reader(from),
          readOne: isOne ? valueReader(from) : undefined,
          condition,
        };
      }),
  );
  compiled.set(action, steps);
  return steps;
}

const selectionsOf = (action: ActionFacts, effect: Effect) =>
  // `facts()` checks the keys against the type.
  Object.entries(action[effect] ?? {}) as [Artifact, NonNullable<ActionFacts[Effect]>[Artifact] & object][];

/** The artifacts that at least one operation accepts. Others cannot be misused. */
export const trackedKinds: ReadonlySet<Artifact> = new Set(
  Object.values(operationFacts)
    .flatMap(({ actions }) => [...actions.values()])
    .flatMap((action) =>
      (['uses', 'spends', 'fails'] as const).flatMap((effect) =>
        selectionsOf(action, effect).map(([kind]) => kind),
      ),
    ),
);
