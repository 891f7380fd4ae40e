import { operations } from '../../spec/generated/operations.js';
import type { Action, OperationId } from '../../spec/types.js';
import { conditions } from './conditions.js';
import type { Duty, Endpoint, Level, Obligation, Requirement } from './obligation.js';
import { sentenceOf } from './sentence.js';

interface LevelledDuty extends Duty {
  readonly level: Level;
}

export const must = (duty: Duty): LevelledDuty => ({ ...duty, level: 'must' });
export const should = (duty: Duty): LevelledDuty => ({ ...duty, level: 'should' });
export const may = (duty: Duty): LevelledDuty => ({ ...duty, level: 'may' });

type Duties<Id extends OperationId> = { readonly [Name in Action<Id>]: readonly LevelledDuty[] };

/**
 * Declares what an authorization server owes after each action of an operation. `endpoint` answers, unless a duty
 * names another one; `undefined` if no client waits for an answer.
 */
export function obligations<Id extends OperationId>(
  operationId: Id,
  endpoint: Endpoint | undefined,
  duties: Duties<Id>,
): readonly Obligation[] {
  return Object.entries<readonly LevelledDuty[]>(duties).flatMap(([action, list]) =>
    list.flatMap((duty) =>
      requirementsOf(duty).map(([slug, requirement]) => {
        const { when, level, sources, note, newer, probe, at = endpoint } = duty;
        return {
          id: [pathOf(operationId), action, ...(when === undefined ? [] : [when]), slug].join('/'),
          operationId,
          action,
          endpoint: at,
          level,
          ...(when !== undefined && { when }),
          sources,
          requirement,
          sentence: sentenceOf(requirement, duty.rule),
          ...(note !== undefined && { note }),
          ...(newer !== undefined && { newer }),
          ...(probe !== undefined && { probe }),
        };
      }),
    ),
  );
}

/** The path below the service, such as `auth/token`. */
const pathOf = (operationId: OperationId): string =>
  operations[operationId].path.replace(/^\/api\/(\{serviceId\}\/)?/, '').replaceAll(/[{}]/g, '');

/** Returns what a duty requires, each with the last part of its ID. */
function requirementsOf({
  status,
  contentType,
  headers = {},
  body,
  calls,
  rule,
  id,
}: Duty): [string, Requirement][] {
  const requirements: [string, Requirement][] = [];
  if (status !== undefined) requirements.push(['status', { of: 'status', oneOf: [status].flat() }]);
  if (contentType !== undefined)
    requirements.push(['content-type', { of: 'content-type', oneOf: [contentType].flat() }]);
  for (const [name, header] of Object.entries(headers))
    requirements.push([headerSlugs.get(name) ?? name, { of: 'header', name, rule: header }]);
  if (body !== undefined) requirements.push(['body', { of: 'body', rule: body }]);
  if (calls !== undefined) requirements.push([id ?? 'call', { of: 'calls', oneOf: calls }]);
  if (requirements.length === 0 && rule !== undefined) requirements.push([id ?? 'rule', { of: 'rule' }]);
  return requirements;
}

/** The names of what a header is for, where the ID is clearer with it than with the name of the header. */
const headerSlugs: ReadonlyMap<string, string> = new Map([
  ['cache-control', 'no-store'],
  ['pragma', 'no-cache'],
  ['www-authenticate', 'challenge'],
]);

/** The circumstances of an obligation, as a sentence; empty if it always holds. */
export const circumstancesOf = ({ when }: Pick<Obligation, 'when'>): string =>
  when === undefined ? '' : `This holds if ${conditions[when]}.`;
