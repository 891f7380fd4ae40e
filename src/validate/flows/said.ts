import { type Property, type Source, type Statements, statementsOf } from '../../facts/statements.js';
import { masked } from '../../mock/mask.js';
import { onlyReference, referencesIn } from '../../redaction/placeholder.js';
import { type CheckContext, isAnswered } from '../check-context.js';
import { isGranted } from '../code-outcome.js';
import { type Exchanged, exchangedIn, reader } from '../lifecycle/exchanged.js';
import { opaqueValue } from '../lifecycle/opaque-value.js';
import { contentStatements } from './content-statements.js';
import { jwtStatements } from './jwt-statements.js';
import { lifetimesIn, ownLifetimes, tokenEndIn } from './lifetimes.js';
import { requestStatements } from './request-statements.js';
import type { Said, Statement } from './statement.js';

/** Returns what an exchange says about its grant; `undefined` if nothing. */
export function saidBy(subject: CheckContext): Said | undefined {
  const plan = planOf(subject.operation.operationId);
  if (plan === undefined || !isAnswered(subject)) return undefined;
  const { operationId } = subject.operation;
  const exchanged = exchangedIn(subject);
  const isGrant = isGranted(operationId, subject.action ?? '-', subject.resultCode) === true;
  const sets = isGrant ? stated(plan.sets, exchanged) : [];
  if (plan.requests) sets.push(...requestStatements(subject));
  const all = stated(plan.keeps, exchanged);
  all.push(...contentStatements(subject), ...jwtStatements(subject));
  const keeps = choosesSub(plan, subject) ? all.filter(({ property }) => property !== 'sub') : all;
  const lifetimes = lifetimesIn(subject);
  const tokenEnd = tokenEndIn(subject);
  if (sets.length + keeps.length + lifetimes.length === 0 && tokenEnd === undefined) return undefined;
  return {
    about: plan.about?.(exchanged),
    sets: sets.filter(isKnown),
    keeps: keeps.filter(isKnown),
    lifetimes,
    tokenEnd,
    ownLifetimes: ownLifetimes(subject),
  };
}

/** Whether the value can be compared: not masked, and a placeholder only as a whole. */
const isKnown = ({ value }: Statement): boolean =>
  value !== masked &&
  (!value.includes('{{') || onlyReference(value) !== undefined || referencesIn(value).length === 0);

/** Whether the call names a sub for this response alone. */
const choosesSub = ({ setsSub }: Plan, { sent }: CheckContext): boolean =>
  !setsSub && sent?.['sub'] !== undefined;

interface Compiled {
  readonly property: Property;
  readonly read: (exchanged: Exchanged) => string | undefined;
  readonly pointer: string;
  readonly of: string;
}

/** The compiled statements of an operation. */
interface Plan {
  readonly requests: boolean;
  readonly setsSub: boolean;
  readonly about: ((exchanged: Exchanged) => Said['about']) | undefined;
  readonly sets: readonly Compiled[];
  readonly keeps: readonly Compiled[];
}

const plans = new Map<string, Plan | undefined>();

function planOf(operationId: string): Plan | undefined {
  const known = plans.get(operationId);
  if (known !== undefined) return known;
  const statements = statementsOf(operationId);
  const plan = statements && {
    requests: statements.requests ?? false,
    setsSub: statements.sets?.chosenSub !== undefined,
    about: statements.about && aboutReader(statements.about),
    sets: compiled(statements.sets),
    keeps: compiled(statements.keeps),
  };
  if (plan !== undefined) plans.set(operationId, plan);
  return plan;
}

function aboutReader([kind, source]: NonNullable<Statements['about']>): NonNullable<Plan['about']> {
  const read = reader(source);
  return (exchanged) => {
    const value = read(exchanged)[0]?.value;
    if (typeof value !== 'string' || value === '' || value === masked) return undefined;
    return { kind, value: kind === 'accessToken' ? opaqueValue(value) : value };
  };
}

const compiled = (sources: Statements['sets'] = {}): readonly Compiled[] =>
  Object.entries(sources).map(([property, source]) =>
    // The keys are properties by the type of the table.
    compile(property as Property, source),
  );

function stated(plan: readonly Compiled[], exchanged: Exchanged): Statement[] {
  const found: Statement[] = [];
  for (const { property, read, pointer, of } of plan) {
    const value = read(exchanged);
    if (value !== undefined) found.push({ property, value, pointer, of });
  }
  return found;
}

function compile(property: Property, given: Source | readonly Source[]): Compiled {
  const sources = typeof given === 'string' ? [given] : given;
  const [root = '', path = ''] = (sources[0] ?? '').split(/\.(.*)/s);
  const name = path.replace(/\[\].*/, '');
  const selects = sources.map(valuesOf);
  return {
    property,
    of: root === 'content' ? `${path} in responseContent` : name,
    pointer: pointers[root] ?? `/${root}/${name.replaceAll('.', '/')}`,
    read: (exchanged) => normal(property, presentIn(selects, exchanged)),
  };
}

const pointers: Readonly<Record<string, string>> = {
  content: '/response/responseContent',
  parameters: '/request/parameters',
};

function valuesOf(source: Source): (exchanged: Exchanged) => readonly unknown[] {
  const [root, path = ''] = source.split(/\.(.*)/s);
  if (root === 'content') return ({ content }) => [content()?.values?.get(path)];
  const select = reader(source);
  return (exchanged) => select(exchanged).map(({ value }) => value);
}

/** Returns the values that are there; an array is several values. `undefined` if there is not even an empty array. */
function presentIn(
  selects: readonly ((exchanged: Exchanged) => readonly unknown[])[],
  exchanged: Exchanged,
): readonly unknown[] | undefined {
  let values: unknown[] | undefined;
  for (const select of selects)
    for (const found of select(exchanged)) {
      if (found === undefined || found === null) continue;
      values ??= [];
      if (!Array.isArray(found)) values.push(found);
      else for (const one of found) if (one !== undefined && one !== null) values.push(one);
    }
  return values;
}

/** Converts a value to a text that is equal for equal values; `undefined` if it is absent. */
function normal(property: Property, values: readonly unknown[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  if (property === 'scopes' || property === 'requestedScopes') return scopesText(values);
  const [value] = values;
  if (value === undefined || value === '') return undefined;
  if (property === 'authTime' && value === 0) return undefined;
  // Authlete's own timestamps are in milliseconds, those of clients in seconds.
  if (property === 'expiresAt') return Number(value) > 0 ? seconds(Number(value)) : undefined;
  if (property === 'client' && value === 0) return undefined;
  return String(value);
}

const seconds = (time: number): string => String(time > 253_402_300_800 ? Math.floor(time / 1000) : time);

function scopesText(values: readonly unknown[]): string {
  const names = new Set<string>();
  for (const value of values) for (const name of String(value).split(' ')) if (name !== '') names.add(name);
  return [...names].sort().join(' ');
}
