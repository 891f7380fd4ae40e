import { operations } from '../../spec/generated/operations.js';
import type { Action, OperationId } from '../../spec/types.js';
import { conditions } from './conditions.js';
import {
  type Duty,
  type Endpoint,
  type Level,
  type Obligation,
  type Requirement,
  shared,
} from './obligation.js';
import { sentenceOf } from './sentence.js';

export interface LevelledDuty extends Duty {
  readonly level: Level;
}

export const must = (duty: Duty): LevelledDuty => ({ ...duty, level: 'must' });
export const should = (duty: Duty): LevelledDuty => ({ ...duty, level: 'should' });
export const may = (duty: Duty): LevelledDuty => ({ ...duty, level: 'may' });

type AnyAction = { readonly [Id in OperationId]: Action<Id> }[OperationId];

/** The duties after each action of an operation, and after actions that its schema shares with other operations. */
type Duties<Id extends OperationId> = { readonly [Name in Action<Id>]: readonly LevelledDuty[] } & {
  readonly [Name in AnyAction]?: readonly LevelledDuty[];
};

/**
 * Declares what an authorization server owes after each action of an operation. `endpoint` answers, unless a duty
 * names another one; `undefined` if no client waits for an answer.
 */
export function obligations<Id extends OperationId>(
  operationId: Id,
  endpoint: Endpoint | undefined,
  duties: Duties<Id>,
): readonly Obligation[] {
  const path = pathOf(operationId);
  return Object.entries<readonly LevelledDuty[]>(duties).flatMap(([action, list]) =>
    list.flatMap((duty) =>
      requirementsOf(duty).map(([slug, requirement]) => ({
        id: [path, action, duty.when, slug].filter((part) => part !== undefined).join('/'),
        operationId,
        action,
        endpoint: duty.at ?? endpoint,
        level: duty.level,
        sources: duty.sources.map((source) => (source === 'Authlete' ? `Authlete /${path}` : source)),
        requirement,
        sentence: sentenceOf(requirement, duty),
        ...sharedBy(duty),
      })),
    ),
  );
}

const sharedBy = (duty: Duty): Pick<Duty, (typeof shared)[number]> =>
  Object.fromEntries(shared.flatMap((name) => (duty[name] === undefined ? [] : [[name, duty[name]]])));

/** The path below the service, such as `auth/token`. */
const pathOf = (operationId: OperationId): string =>
  operations[operationId].path.replace(/^\/api\/(\{serviceId\}\/)?/, '').replaceAll(/[{}]/g, '');

/** Returns what a duty requires, each with the last part of its ID. */
function requirementsOf(duty: Duty): [string, Requirement][] {
  const { status, contentType, headers = {}, anyHeader, body, calls, after, rule, id } = duty;
  const requirements: [string, Requirement][] = [];
  if (status !== undefined) requirements.push(['status', { of: 'status', oneOf: [status].flat() }]);
  if (contentType !== undefined)
    requirements.push(['content-type', { of: 'content-type', oneOf: [contentType].flat() }]);
  for (const [name, header] of Object.entries(headers))
    requirements.push([headerSlugs.get(name) ?? name, { of: 'header', name, rule: header }]);
  if (anyHeader !== undefined)
    requirements.push([id ?? 'any-header', { of: 'any-header', headers: anyHeader }]);
  if (body !== undefined) requirements.push(['body', { of: 'body', rule: body }]);
  if (calls !== undefined) requirements.push([id ?? 'call', { of: 'calls', oneOf: calls }]);
  else if (after !== undefined) requirements.push([id ?? 'after', { of: 'after', operationIds: after }]);
  else if (rule !== undefined && anyHeader === undefined) requirements.push([id ?? 'rule', { of: 'rule' }]);
  return requirements;
}

/** The names of what a header is for, where the ID is clearer with it than with the name of the header. */
const headerSlugs: ReadonlyMap<string, string> = new Map([
  ['cache-control', 'no-store'],
  ['pragma', 'no-cache'],
  ['www-authenticate', 'challenge'],
  ['oauth-client-attestation-challenge', 'attestation-challenge'],
]);

/** The circumstances of an obligation, as a sentence; empty if it always holds. */
export const circumstancesOf = ({ when }: Pick<Obligation, 'when'>): string =>
  when === undefined ? '' : `This holds if ${conditions[when]}.`;
