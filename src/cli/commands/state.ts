import { Command } from 'commander';
import { withExitCode } from '../exit-code.js';
import type { ServiceOptions } from '../running/find-mock.js';
import { withServiceOptions } from '../running/mock-options.js';

export function stateCommand(): Command {
  return new Command('state')
    .description('look into the state of a running mock, save and restore it')
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit state export before.json      everything that the service holds, with its secrets
  authlete-testkit state import before.json`;

const exportCommand = (): Command =>
  withServiceOptions(new Command('export'))
    .description('save the state of a service to a file that only you can read; it contains secrets')
    .argument('<file>')
    .option('--force', 'replace the file if it exists')
    .action(
      withExitCode(async (file: string, options: ServiceOptions & { readonly force?: true }) => {
        const { exportState } = await import('./state/snapshot.js');
        return exportState(file, options);
      }),
    );

const importCommand = (): Command =>
  withServiceOptions(new Command('import'))
    .description('restore the state of a service from a file of state export')
    .argument('<file>')
    .action(
      withExitCode(async (file: string, options: ServiceOptions) => {
        const { importState } = await import('./state/snapshot.js');
        return importState(file, options);
      }),
    );
