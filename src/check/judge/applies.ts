import type { Obligation } from '../../facts/obligations/obligation.js';
import type { Observation } from '../observation.js';

/** Whether an observation shows an obligation. `owed`: all obligations after the action, permissions included. */
export function applies(
  obligation: Obligation,
  observation: Observation,
  owed: readonly Obligation[],
): boolean {
  const { when, endpoint, later, requirement } = obligation;
  if (when !== undefined && !observation.conditions.has(when)) return false;
  if (later === true && requirement.of === 'calls' && !observation.isDecided) return false;
  const isElsewhere =
    observation.at !== undefined &&
    endpoint !== undefined &&
    // What holds for a protected resource holds for every endpoint that takes an access token.
    endpoint !== 'resource' &&
    endpoint !== observation.at;
  if (isElsewhere) return false;
  return (
    when !== undefined ||
    !owed.some(
      (other) =>
        other.when !== undefined &&
        observation.conditions.has(other.when) &&
        replaces(other, obligation, owed),
    )
  );
}

/** A conditional obligation replaces an unconditional one about the same thing, unless both can hold. */
function replaces(one: Obligation, other: Obligation, owed: readonly Obligation[]): boolean {
  if (other.requirement.of === 'rule') return false;
  if (other.requirement.of !== 'calls') return subjectOf(one) === subjectOf(other);
  // Where the server answers by itself, it need not make the call.
  return (
    one.requirement.of === 'status' &&
    !owed.some(({ when, requirement }) => when === undefined && requirement.of === 'status')
  );
}

const subjectOf = ({ requirement, to = '' }: Obligation): string =>
  requirement.of === 'header' ? `${to} header ${requirement.name}` : `${to} ${requirement.of}`.trim();
