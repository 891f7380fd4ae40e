import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { loadContract, openContract } from '../../../spec/contract.js';
import { reasonOf, SpecFailure } from '../../../spec/failure.js';
import { pinned } from '../../../spec/pinned.js';
import { readSource } from '../../../validate/read-source.js';
import { isPassedOver, isUnreadable } from '../../../validate/readers/reader.js';
import { overlayDocument } from '../../../validate/suggest/overlay-document.js';
import { Suggestion } from '../../../validate/suggest/suggestion.js';
import { counted } from '../../counted.js';
import { withExitCode } from '../../exit-code.js';

interface Options {
  from: string[];
  spec?: string;
  out: string;
}

const example = `
Example:
  $ authlete-testkit validate traffic.ndjson
  $ authlete-testkit spec suggest --from traffic.ndjson --out overlay.yaml

Whatever responses have but the contract lacks becomes an overlay: members, enum values, actions, statuses, types, null.
Review it before you use it: a response may be wrong and the contract right.
`;

export function suggestCommand(): Command {
  return new Command('suggest')
    .description('write an overlay for the differences between recorded responses and the contract')
    .requiredOption(
      '--from <file...>',
      'recorded traffic in any format that validate reads; - for standard input',
    )
    .option('--spec <file-or-url>', 'a newer upstream document instead of the built-in one')
    .option('--out <file>', 'the output file, or - for standard output', '-')
    .addHelpText('after', example)
    .action(
      withExitCode(async ({ from, spec, out }: Options) => {
        const contract = spec === undefined ? loadContract() : await openContract(spec);
        for (const warning of contract.warnings) console.error(warning);
        const suggestion = new Suggestion(contract);
        for (const source of from) {
          for await (const read of readSource(source)) {
            if (isPassedOver(read)) continue;
            if (isUnreadable(read)) suggestion.passOver(read.unreadable);
            else suggestion.see(read);
          }
        }
        const extended = spec === undefined ? `../../${pinned}` : basename(spec);
        if (suggestion.actions().length > 0) await write(out, overlayDocument(suggestion, extended));
        for (const line of summary(suggestion, out)) console.error(line);
        return 0;
      }),
    );
}

async function write(out: string, yaml: string): Promise<void> {
  if (out === '-') {
    process.stdout.write(yaml);
    return;
  }
  try {
    await writeFile(out, yaml);
  } catch (error) {
    throw new SpecFailure(`Failed to write ${out}: ${reasonOf(error)}. Please choose another --out.`);
  }
}

function summary(suggestion: Suggestion, out: string): string[] {
  const { exchanges, passedOver } = suggestion;
  const actions = suggestion.actions().length;
  const written = actions > 0 && out !== '-' ? `, written to ${out}` : '';
  return [
    `${counted(exchanges, 'exchange')}: ${counted(actions, 'action')}${written}`,
    ...[...passedOver].map(([reason, count]) => `skipped ${counted(count, 'exchange')}: ${reason}`),
  ];
}
