import { type Property, type Source, statementsOf } from '../../facts/statements.js';
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
  const { operation } = subject;
  const statements = statementsOf(operation.operationId);
  if (statements === undefined || !isAnswered(subject)) return undefined;
  const exchanged = exchangedIn(subject);
  const isGrant = isGranted(operation.operationId, subject.action ?? '-', subject.resultCode) === true;
  const sets = isGrant ? stated(operation.operationId, 'sets', exchanged) : [];
  if (statements.requests) sets.push(...requestStatements(subject));
  const keeps = [
    ...stated(operation.operationId, 'keeps', exchanged),
    ...contentStatements(subject),
    ...jwtStatements(subject),
  ].filter(({ property }) => property !== 'sub' || !choosesSub(subject));
  const lifetimes = lifetimesIn(subject);
  const tokenEnd = tokenEndIn(subject);
  if (sets.length + keeps.length + lifetimes.length === 0 && tokenEnd === undefined) return undefined;
  return {
    about: aboutOf(operation.operationId, exchanged),
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
const choosesSub = ({ operation, sent }: CheckContext): boolean =>
  sent?.['sub'] !== undefined && statementsOf(operation.operationId)?.sets?.chosenSub === undefined;

function aboutOf(operationId: string, exchanged: Exchanged): Said['about'] {
  const [kind, source] = statementsOf(operationId)?.about ?? [];
  if (kind === undefined || source === undefined) return undefined;
  const [found] = reader(source)(exchanged);
  const value = found?.value;
  if (typeof value !== 'string' || value === '' || value === masked) return undefined;
  return { kind, value: kind === 'accessToken' ? opaqueValue(value) : value };
}

interface Compiled {
  readonly property: Property;
  readonly read: (exchanged: Exchanged) => string | undefined;
  readonly pointer: string;
  readonly of: string;
}

const compiled = new Map<string, readonly Compiled[]>();

function stated(operationId: string, side: 'sets' | 'keeps', exchanged: Exchanged): Statement[] {
  const key = `${operationId} ${side}`;
  let plan = compiled.get(key);
  if (plan === undefined) {
    plan = Object.entries(statementsOf(operationId)?.[side] ?? {}).map(([property, source]) =>
      // The keys are properties by the type of the table.
      compile(property as Property, source),
    );
    compiled.set(key, plan);
  }
  return plan.flatMap(({ property, read, pointer, of }) => {
    const value = read(exchanged);
    return value === undefined ? [] : [{ property, value, pointer, of }];
  });
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
    read: (exchanged) =>
      normal(
        property,
        selects.flatMap((select) => select(exchanged)),
      ),
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

/** Converts a value to a text that is equal for equal values; `undefined` if it is absent. */
function normal(property: Property, found: readonly unknown[]): string | undefined {
  const values = found.flat().filter((value) => value !== undefined && value !== null);
  if (property === 'scopes' || property === 'requestedScopes')
    return found.every((value) => value === undefined || value === null) ? undefined : scopesText(values);
  const [value] = values;
  if (value === undefined || value === '') return undefined;
  if (property === 'authTime' && value === 0) return undefined;
  // Authlete's own timestamps are in milliseconds, those of clients in seconds.
  if (property === 'expiresAt') return Number(value) > 0 ? seconds(Number(value)) : undefined;
  if (property === 'client' && value === 0) return undefined;
  return String(value);
}

const seconds = (time: number): string => String(time > 253_402_300_800 ? Math.floor(time / 1000) : time);

const scopesText = (values: readonly unknown[]): string =>
  [...new Set(values.flatMap((value) => String(value).split(' ')).filter((name) => name !== ''))]
    .sort()
    .join(' ');
