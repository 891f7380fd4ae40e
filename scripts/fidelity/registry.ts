import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operations as implemented } from '../../src/mock/operations/index.js';
import { results } from '../../src/mock/results/index.js';
import type { ResultRow } from '../../src/mock/results/row.js';
import { seenAt } from '../../src/mock/results/seen-live.js';
import { operations } from '../../src/spec/generated/operations.js';
import { isForced, isReached } from './reached.js';

export type Id = keyof typeof operations;

/** A result code of an operation, with its actions. */
export interface Coded {
  readonly code: string;
  readonly actions: readonly string[];
  readonly row: ResultRow;
}

/** A choice about behaviour that is not documented for the real service. */
export interface Choice {
  readonly about: string;
  readonly choice: string;
}

export const choices: readonly Choice[] = [...parse(readFileSync('docs/choices.yaml', 'utf8'))].sort((a, b) =>
  a.about.localeCompare(b.about),
);

export { implemented };

export const ids = Object.keys(operations).filter((id): id is Id => id in operations);

/** The evidence for a result code. */
export const evidence = { live: 'seen live', catalogue: 'catalogue', inferred: 'unverified' } as const;

/** How far a result code is known at an operation; of one that was seen live, what of it was. */
export function knownFrom(id: Id, { code, row }: Coded): string {
  if (row.evidence !== 'live') return evidence[row.evidence];
  const { actions, errors } = seenAt(id, code);
  const seen = ['code', ...(actions.length > 0 ? ['action'] : []), ...(errors.length > 0 ? ['error'] : [])];
  return `${evidence.live}: ${seen.join(', ')}`;
}

export function codesOf(operationId: Id): Coded[] {
  return Object.entries<ResultRow>(results)
    .flatMap(([code, row]) => {
      const paired: string | readonly string[] | undefined = row.on[operationId];
      if (paired === undefined) return [];
      const actions = typeof paired === 'string' ? [paired] : paired;
      return [{ code, row, actions: actions.map((action) => (action === 'none' ? '200' : action)) }];
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** How the tests reach a result code: through behaviour, only through a stub, or not at all. */
export function tested(id: Id, { code, actions }: Coded): string {
  const found = actions.filter((action) => isReached(id, action, code));
  if (found.length === 0)
    return actions.some((action) => isForced(id, action, code)) ? 'by a stub' : '**untested**';
  return found.length === actions.length ? 'tested' : `tested: ${found.join(', ')}`;
}

/** Returns the API path of an operation without service and parameters: `/auth/token/delete`. */
export const pathOf = (id: Id): string =>
  operations[id].path
    .replace('/api/{serviceId}', '')
    .replace(/^\/api/, '')
    .replace(/\/\{.*$/, '');

/** Returns the choices about a path. A choice may concern several paths. */
export const choicesAbout = (path: string): Choice[] =>
  choices.filter(({ about }) => pathsIn(about).includes(path));

/** Returns the choices that concern no operation. */
export const generalChoices = (): Choice[] => {
  const paths = new Set(ids.map(pathOf));
  return choices.filter(({ about }) => !pathsIn(about).some((path) => paths.has(path)));
};

/** Returns the paths that a text names. */
const pathsIn = (about: string): string[] =>
  [...about.matchAll(/(?<=^|[\s(])(\/[a-z][\w/]*)/g)].map(([, path = '']) => path);
