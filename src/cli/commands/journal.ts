import { Command, InvalidArgumentError, Option } from 'commander';
import { withExitCode } from '../exit-code.js';
import { withServiceOptions } from '../running/mock-options.js';
import type { JournalCommandOptions } from './journal/journal.js';

export function journalCommand(): Command {
  return withServiceOptions(new Command('journal'))
    .description('print the calls that a running mock has answered')
    .option('-f, --follow', 'go on with new calls as they come, until Ctrl+C')
    .option(
      '--operation <name>',
      'only calls of this operation: an API path such as /auth/token, or an operationId',
    )
    .option('--action <action>', 'only calls with this action, such as INVALID_CLIENT')
    .option('--result-code <code>', 'only calls with this result code, such as A050305')
    .option('--status <number>', 'only calls with this HTTP status', count)
    .addOption(
      new Option('--answered-by <part>', 'only calls that this part answered').choices([
        'stub',
        'mock',
        'recording',
        'contract',
      ]),
    )
    .option('--stub <name>', 'only calls that the stub with this description answered')
    .option('--test <name>', 'only calls of the test with this name')
    .option('--text <text>', 'only calls whose entry contains this text, in upper or lower case')
    .option('--after <sequence>', 'only calls after the one with this sequence number', count)
    .option('--limit <number>', 'only so many calls, the latest ones', count)
    .option('--json', 'print one line of JSON for each call, with its request and response')
    .addHelpText('after', help)
    .action(
      withExitCode(async (options: JournalCommandOptions) => {
        const { journal } = await import('./journal/journal.js');
        return journal(options);
      }),
    );
}

const help = `
Examples:
  authlete-testkit journal --limit 20
  authlete-testkit journal --follow --operation /auth/token
  authlete-testkit journal --json --limit 1 | jq .response

Secrets are masked. The lines are those of serve --log, with the number of the call and the time of the service's
clock.`;

function count(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a number.');
}
