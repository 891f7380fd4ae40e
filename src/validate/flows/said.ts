import { type Property, type Source, type Statements, statementsOf } from '../../facts/statements.js';
import { masked } from '../../mock/mask.js';
import { onlyReference, referencesIn } from '../../redaction/placeholder.js';
import type { CheckContext } from '../check-context.js';
import { isGranted } from '../code-outcome.js';
import { opaqueValue } from '../lifecycle/opaque-value.js';
import { valueReader } from '../lifecycle/reader.js';
import { contentStatements } from './content-statements.js';
import { jwtStatements } from './jwt-statements.js';
import { lifetimesIn, ownLifetimes, tokenEndIn } from './lifetimes.js';
import { requestStatements } from './request-statements.js';
import type { Said, Statement } from './statement.js';
import { statementText } from './statement-text.js';

/** Returns what an exchange says about its grant; `undefined` if nothing. */
export function saidBy(subject: CheckContext): Said | undefined {
  const plan = planOf(subject.operation.operationId);
  if (plan === undefined || !subject.isAnswered) return undefined;
  const { operationId } = subject.operation;
  const isGrant = isGranted(operationId, subject.action ?? '-', subject.resultCode) === true;
  const sets = isGrant ? stated(plan.sets, subject) : [];
  if (plan.requests) sets.push(...requestStatements(subject));
  const all = stated(plan.keeps, subject);
  contentStatements(subject, all);
  jwtStatements(subject, all);
  const keeps = choosesSub(plan, subject) ? all.filter(({ property }) => property !== 'sub') : all;
  const lifetimes = lifetimesIn(subject);
  const tokenEnd = tokenEndIn(subject);
  if (sets.length + keeps.length + lifetimes.length === 0 && tokenEnd === undefined) return undefined;
  const about = plan.about?.(subject);
  return {
    about: about?.value === masked ? undefined : about,
    isAboutMasked: about?.value === masked,
    masked: keeps.every(isKnown) ? none : keeps.filter(isMasked).map(({ property }) => property),
    sets: sets.every(isKnown) ? sets : sets.filter(isKnown),
    keeps: keeps.every(isKnown) ? keeps : keeps.filter(isKnown),
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

const none: readonly Property[] = [];

const isMasked = ({ value }: Statement): boolean => value === masked;

interface Compiled {
  readonly property: Property;
  readonly read: (subject: CheckContext) => string | undefined;
  readonly pointer: string;
  readonly of: string;
}

/** The compiled statements of an operation. */
interface Plan {
  readonly requests: boolean;
  readonly setsSub: boolean;
  readonly about: ((subject: CheckContext) => Said['about']) | undefined;
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
  const read = valueReader(source);
  return (subject) => {
    const value = read(subject);
    if (typeof value !== 'string' || value === '') return undefined;
    return { kind, value: kind === 'accessToken' ? opaqueValue(value) : value };
  };
}

const compiled = (sources: Statements['sets'] = {}): readonly Compiled[] =>
  Object.entries(sources).map(([property, source]) =>
    // The keys are properties by the type of the table.
    compile(property as Property, source),
  );

function stated(plan: readonly Compiled[], subject: CheckContext): Statement[] {
  const found: Statement[] = [];
  for (const { property, read, pointer, of } of plan) {
    const value = read(subject);
    if (value !== undefined) found.push({ property, value, pointer, of });
  }
  return found;
}

function compile(property: Property, given: Source | readonly Source[]): Compiled {
  const sources = typeof given === 'string' ? [given] : given;
  const [root = '', path = ''] = (sources[0] ?? '').split(/\.(.*)/s);
  const name = path.replace(/\[\].*/, '');
  return {
    property,
    of: root === 'content' ? `${path} in responseContent` : name,
    pointer: pointers[root] ?? `/${root}/${name.replaceAll('.', '/')}`,
    read: textReader(property, sources),
  };
}

const pointers: Readonly<Record<string, string>> = {
  content: '/response/responseContent',
  parameters: '/request/parameters',
};

const nothing: readonly unknown[] = [];

/** Compiles sources to a function that returns the value as a text; `undefined` if it is absent. */
function textReader(property: Property, sources: readonly Source[]): Compiled['read'] {
  const reads = sources.map(valueReader);
  const [read = () => undefined] = reads;
  if (reads.length === 1) return (subject) => statementText(property, read(subject));
  return (subject) => {
    const values: unknown[] = [];
    for (const one of reads) {
      const found = one(subject) ?? nothing;
      if (Array.isArray(found)) values.push(...found);
      else values.push(found);
    }
    return values.length === 0 ? undefined : statementText(property, values);
  };
}
