import { Command } from 'commander';
import { builtInScenarios } from '../../../scenarios/scenario/library.js';
import { readScenario } from '../../../scenarios/scenario/read.js';
import { loadContract } from '../../../spec/contract.js';
import { withExitCode } from '../../exit-code.js';
import { descriptionList, paint } from '../../terminal.js';

export function listCommand(): Command {
  return new Command('list').description('list the built-in scenarios').action(
    withExitCode(async () => {
      const contract = loadContract();
      const names = builtInScenarios();
      const scenarios = await Promise.all(names.map((name) => readScenario(name, contract)));
      const rows = scenarios.map(({ name, about }) => [name, firstLine(about)] as const);
      console.log(descriptionList(rows).join('\n'));
      console.log(
        paint('dim', `\n${rows.length} scenarios. To print one: authlete-testkit scenarios show NAME`),
      );
      return 0;
    }),
  );
}

/** The first line says what happens; the rest says how the authorization server should react. */
const firstLine = (about: string): string => about.trim().split('\n')[0] ?? '';
