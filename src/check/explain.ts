import { conditions } from '../facts/obligations/conditions.js';
import { crossCuttingObligations } from '../facts/obligations/cross-cutting.js';
import { allObligations } from '../facts/obligations/index.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { unknownName } from '../validate/expected/commented-rows.js';
import type { Paint } from '../validate/reports/report.js';
import { printable, printableLines, wrapped } from '../validate/reports/text.js';
import { rowsOf } from './reports/lines.js';
import { signs, verdictWords } from './reports/report.js';
import { pathOf, type ReportedResult } from './reports/reported.js';
import type { CheckedObligation } from './result.js';

/** Returns every obligation that a check judges. */
export const checkedObligations = (): readonly CheckedObligation[] => [
  ...allObligations,
  ...crossCuttingObligations,
];

interface ExplainOptions {
  /** The results of the last run. */
  readonly last?: readonly ReportedResult[] | undefined;
  readonly width?: number | undefined;
  readonly paint?: Paint | undefined;
  /** The obligations to search. Default: all. */
  readonly obligations?: readonly CheckedObligation[];
}

/**
 * Explains an obligation: the rule, its level and sources, when it holds, how to try it, and what the last run found.
 * Throws `InvalidInputError` if there is no such obligation.
 *
 * @example
 * console.log(explainObligation('auth/token/OK/no-store'));
 */
export function explainObligation(id: string, options: ExplainOptions = {}): string {
  const { last = [], width = 80, paint = (_, text) => text, obligations = checkedObligations() } = options;
  const found = obligations.find((one) => one.id === id);
  if (found === undefined)
    throw new InvalidInputError(
      `Failed to explain the obligation: ${unknownName(
        id,
        obligations.map((one) => one.id),
        'an obligation',
      )}`,
    );
  const terminal = { width, paint };
  const result = last.find((one) => one.id === id);
  const lines = [
    paint('bold', found.id),
    wrapped(found.sentence, width, 0),
    '',
    ...rows(factsOf(found), terminal),
    `${paint('dim', 'check'.padEnd(nameWidth))}authlete-testkit check --only ${id}`,
    ...(result === undefined ? [] : ['', ...resultLines(result, terminal)]),
  ];
  return `${lines.join('\n')}\n`;
}

interface Terminal {
  readonly width: number;
  readonly paint: Paint;
}
type Row = readonly [name: string, text: string | undefined];

const levels = {
  must: 'must: a break fails the run',
  should: 'should: a break is doubtful, and fails the run with --fail-on should',
  may: 'may: never reported',
} as const;

const factsOf = (of: CheckedObligation): Row[] => [
  ['level', levels[of.level]],
  ['holds if', of.when && conditions[of.when]],
  ['why', of.why],
  ['except', of.except],
  ['note', of.note],
  ['sources', of.sources.join(', ')],
  ['others', of.reference],
  ['to try', howToTry(of)],
];

/** Says how to see whether a server obeys, with a stub in front of the mock. */
function howToTry({ operationId, action, endpoint, when }: CheckedObligation): string {
  if (operationId === undefined || action === undefined)
    return 'No single action shows it. The check watches all exchanges, or makes requests of its own.';
  const path = pathOf(operationId) ?? operationId;
  const where =
    endpoint === undefined ? 'Let the server call' : `Call the ${endpoint} endpoint so that it calls`;
  const circumstances = when === undefined ? '' : `, where ${conditions[when]}`;
  return `${where} ${path} while a stub answers ${action}: { operation: '${operationId}', action: '${action}' }${circumstances}.`;
}

function resultLines(result: ReportedResult, terminal: Terminal): string[] {
  const { verdict, accepted, reason, breaks } = result;
  const title = `The last run: ${signs[verdict]} ${verdictWords[verdict]}`;
  return [
    terminal.paint('bold', title),
    ...rows(
      [
        ['reason', reason],
        ['accepted', accepted],
      ],
      terminal,
    ),
    ...breaks.flatMap((one) => [
      '',
      ...rows([['trial', one.trial], ['found', one.message], ...rowsOf(one)], terminal),
      // A command to copy is not wrapped.
      terminal.paint('dim', 'request'),
      ...printableLines(one.request)
        .split('\n')
        .map((line) => `  ${line}`),
    ]),
  ];
}

const nameWidth = 10;

const rows = (all: readonly Row[], { width, paint }: Terminal): string[] =>
  all.flatMap(([name, text]) =>
    text === undefined || text === ''
      ? []
      : [`${paint('dim', name.padEnd(nameWidth))}${wrapped(printable(text), width, nameWidth)}`],
  );
