import { Command } from 'commander';
import { diffSpecs } from '../../../spec/diff/diff.js';
import { type ChangedPart, type ContractDifference, subjects } from '../../../spec/diff/difference.js';
import { parseLayers } from '../../../spec/overlay/overlay.js';
import { importAndPatch } from '../../../spec/patched.js';
import { withExitCode } from '../../exit-code.js';
import { type Colour, paint, table } from '../../terminal.js';

const titles: Readonly<Record<ChangedPart, string>> = {
  operation: 'Operations',
  schema: 'Schemas',
  property: 'Properties',
  type: 'Types',
  'enum value': 'Enum values',
  rule: 'Rules',
};
const marks: Readonly<Record<ContractDifference['change'], [mark: string, colour: Colour]>> = {
  added: ['+', 'green'],
  removed: ['-', 'red'],
  changed: ['~', 'yellow'],
};

export function diffCommand(): Command {
  return new Command('diff')
    .description('list what was added, removed and changed between two documents; exit code 1 if they differ')
    .argument('<a>', 'the older document (file or URL)')
    .argument('<b>', 'the newer document (file or URL)')
    .option('--layers <names>', 'overlays to apply to both first: fix, forward, strict (default: none)')
    .action(
      withExitCode(async (a: string, b: string, options: { layers?: string }) => {
        const layers = parseLayers(options.layers ?? 'none');
        const [before, after] = await Promise.all([importAndPatch(a, layers), importAndPatch(b, layers)]);
        const differences = diffSpecs(before.document, after.document);
        for (const subject of subjects)
          print(
            subject,
            differences.filter((one) => one.subject === subject),
          );
        console.log(summary(differences));
        return differences.length === 0 ? 0 : 1;
      }),
    );
}

function print(subject: ChangedPart, differences: readonly ContractDifference[]): void {
  if (differences.length === 0) return;
  const lines = table(differences.map(({ where, detail }) => [where, detail]));
  console.log(paint('bold', `${titles[subject]} (${differences.length})`));
  for (const [index, { change }] of differences.entries()) {
    const [mark, colour] = marks[change];
    console.log(paint(colour, `  ${mark} ${lines[index]}`));
  }
  console.log();
}

function summary(differences: readonly ContractDifference[]): string {
  if (differences.length === 0) return 'No difference.';
  const count = (change: ContractDifference['change']) =>
    differences.filter((one) => one.change === change).length;
  return `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed.`;
}
