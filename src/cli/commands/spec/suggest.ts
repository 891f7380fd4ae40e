import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { loadContract, openContract } from '../../../spec/contract.js';
import { reasonOf, SpecFailure } from '../../../spec/failure.js';
import { pinned } from '../../../spec/pinned.js';
import { isPassedOver } from '../../../validate/readers/reader.js';
import { overlayDocument } from '../../../validate/suggest/overlay-document.js';
import { Suggestion } from '../../../validate/suggest/suggestion.js';
import { hostOption } from '../../checking-options.js';
import { counted } from '../../counted.js';
import { withExitCode } from '../../exit-code.js';

interface Options {
  from: string[];
  host?: string[];
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
    .addOption(hostOption('read'))
    .option('--spec <file-or-url>', 'a newer upstream document instead of the built-in one')
    .option('--out <file>', 'the output file, or - for standard output', '-')
    .addHelpText('after', example)
    .action(
      withExitCode(async ({ from, host: hosts, spec, out }: Options) => {
        const contract = spec === undefined ? loadContract() : await openContract(spec);
        for (const warning of contract.warnings) console.error(warning);
        const suggestion = new Suggestion(contract);
        const { Judge } = await import('../../../validate/judge.js');
        const { judgeSources } = await import('../../../validate/judge-sources.js');
        // Without checks: the judge only tells the hosts of Authlete from others.
        for await (const one of judgeSources(from, new Judge(contract, []), { hosts })) {
          if (isPassedOver(one)) continue;
          const { exchange, unverifiable, place } = one.verdict;
          if (exchange !== undefined) suggestion.see(exchange);
          else if (place.number > 0) suggestion.passOver(unverifiable.join(' '));
          else console.error(`${place.source}: ${unverifiable.join(' ')}`);
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
