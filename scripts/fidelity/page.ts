import { artifactsOf } from '../../src/facts/artifacts-of.js';
import { operationFacts } from '../../src/facts/operations/index.js';
import { wireCode } from '../../src/mock/results/index.js';
import { operations } from '../../src/spec/generated/operations.js';
import { reached } from './reached.js';
import { type Choice, choicesAbout, codesOf, type Id, implemented, knownFrom, tested } from './registry.js';

/** Renders the page of a path, with a section per method. */
export function page(path: string, ids: readonly Id[]): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const about = choicesAbout(path);
  return [
    `# ${path}`,
    '',
    `How closely the mock follows the real service at \`${path}\`. [docs/fidelity.md](${up}fidelity.md) explains the terms.`,
    '',
    ...ids.map(section),
    ...(about.length > 0 ? ['## Unverified choices', '', choiceTable(about), ''] : []),
  ].join('\n');
}

export const choiceTable = (rows: readonly Choice[]): string =>
  ['| about | the mock |', '|---|---|', ...rows.map(({ about, choice }) => `| ${about} | ${choice} |`)].join(
    '\n',
  );

function section(id: Id): string {
  const { method, path, actions } = operations[id];
  const codes = codesOf(id);
  const produced = new Set(codes.flatMap((coded) => coded.actions));
  const missing = (actions as readonly string[]).filter((action) => !produced.has(action));
  const head = [
    `## ${method} ${path}`,
    '',
    [`\`${id}\``, ...effectsOf(id)].join('; '),
    ...(missing.length > 0 ? ['', `Actions that the mock never returns: ${missing.join(', ')}.`] : []),
    '',
  ];
  if (codes.length === 0) return [...head, withoutCode(id), ''].join('\n');
  const rows = codes.map((coded) => {
    const { error = '', message } = coded.row;
    return `| ${wireCode(coded.code)} | ${coded.actions.join(', ')} | ${error} | ${message} | ${knownFrom(id, coded)} | ${tested(id, coded)} |`;
  });
  return [
    ...head,
    '| result code | action | error | meaning | known from | test |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** What an operation consumes and what it issues. */
const effectsOf = (id: Id): string[] =>
  Object.entries({ consumes: ['spends', 'fails', 'revokes'], issues: ['issues'] } as const).flatMap(
    ([label, effects]) => {
      const names = artifactsOf(operationFacts[id], effects);
      return names.length > 0 ? [`${label}: ${names.join(', ')}`] : [];
    },
  );

function withoutCode(operationId: Id): string {
  if (!implemented.has(operationId)) return 'The mock does not implement this operation.';
  const answers = [...reached]
    .filter((key) => key.startsWith(`${operationId} `) && !key.endsWith(' stub'))
    .map((key) => key.split(' ').slice(1))
    .map(([status, code]) => (code === '-' ? status : `${status} ${code}`))
    .sort();
  return answers.length > 0
    ? `Responses without an action; tested: ${answers.join(', ')}.`
    : 'Responses without an action; **untested**.';
}
