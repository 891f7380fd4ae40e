import { Command } from 'commander';
import { checkSpec, type SpecCheck } from '../../../spec/check/check.js';
import type { Examination } from '../../../spec/check/examine.js';
import type { Source } from '../../../spec/openapi.js';
import { type Layer, layers, parseLayers } from '../../../spec/overlay/overlay.js';
import { pinned } from '../../../spec/pinned.js';
import { withExitCode } from '../../exit-code.js';
import { paint, table } from '../../terminal.js';
import { patchedDocument } from './patched-document.js';

interface Options {
  spec?: string;
  layers?: string;
}

export function checkCommand(): Command {
  return new Command('check')
    .description(
      'apply the overlays, validate the document, compile every schema and report the state before and after',
    )
    .option('--spec <file-or-url>', 'a newer upstream document instead of the built-in one')
    .option('--layers <names>', 'the overlays to apply: fix, forward, strict, or none (default: all)')
    .action(
      withExitCode(async ({ spec, layers: selected }: Options) => {
        const patched = await patchedDocument(spec, selected === undefined ? layers : parseLayers(selected));
        const check = await checkSpec(patched);
        console.log(heading(spec ?? `spec/${pinned}`, patched.document['x-source']));
        console.log(`\n${beforeAndAfter(check.before, check.after).join('\n')}`);
        console.log(`\n${overlayTable(check).join('\n')}`);
        for (const note of check.foreign ? patched.warnings : []) console.log(`\n${paint('yellow', note)}`);
        console.log(`\n${verdict(check.problems).join('\n')}`);
        return check.problems.length === 0 ? 0 : 1;
      }),
    );
}

function heading(name: string, source?: Source): string {
  const origin = [source?.repository, source?.commit, source?.date].filter((part) => part !== undefined);
  return [paint('bold', name), ...origin, `sha256 ${source?.sha256.slice(0, 12)}…`].join('  ');
}

function beforeAndAfter(before: Examination, after: Examination): string[] {
  const row = (name: string, value: (one: Examination) => string | number): string[] => [
    name,
    String(value(before)),
    String(value(after)),
  ];
  return table(
    [
      ['', 'before', 'after'],
      row('Operations', (one) => one.operations),
      row('Named schemas', (one) => one.namedSchemas),
      row('Operations with an action', (one) => one.operationsWithAction),
      row('Action values', (one) => one.actionValues),
      row('Schemas checked', (one) => one.schemas),
      row('Schemas that do not compile', (one) => one.notCompiling.length),
      row('Required, but no such property', (one) => one.requiredWithoutProperty.length),
      row('OpenAPI 3.0', (one) => (one.invalid === undefined ? 'valid' : 'invalid')),
    ],
    { right: true },
  );
}

function overlayTable({ actions, foreign }: SpecCheck): string[] {
  const count = (layer: Layer, outcome?: string): string =>
    String(
      actions.filter(
        (one) => one.file.startsWith(`${layer}/`) && (outcome === undefined || one.outcome === outcome),
      ).length,
    );
  const rows = layers.map((layer) => [
    layer,
    count(layer),
    foreign ? '0' : count(layer, 'applied'),
    count(layer, 'stale'),
    count(layer, 'idle'),
  ]);
  return table([['Overlays', 'actions', 'applied', 'match nothing', 'change nothing'], ...rows], {
    right: true,
  });
}

function verdict(problems: readonly string[]): string[] {
  if (problems.length === 0) return [paint('green', 'In order.')];
  return [
    ...problems.map((problem) => `${paint('red', '✗')} ${problem}`),
    '',
    paint('red', `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`),
  ];
}
