import { Command, InvalidArgumentError, Option } from 'commander';
import { artifactKinds, artifactStates, type Ending } from '../../lineage/artifact.js';
import { withExitCode } from '../exit-code.js';
import type { ServiceOptions } from '../running/find-mock.js';
import { withServiceOptions } from '../running/mock-options.js';
import type { ListOptions, ShowOptions } from './state/artifacts.js';

export function stateCommand(): Command {
  return new Command('state')
    .description('look into the state of a running mock, save and restore it')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(endCommand('expire', 'expire a ticket, code or token now'))
    .addCommand(endCommand('revoke', 'revoke an access token and its refresh token together, or a grant'))
    .addCommand(endCommand('delete', 'delete a ticket, code, token or grant, as if it had never been issued'))
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit state                         tickets, codes, tokens and grants, newest first
  authlete-testkit state --kind accessToken --state live
  authlete-testkit state show accessToken-3f9a2c1b
  authlete-testkit state expire authorizationCode-5d0b7e42
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

const listCommand = (): Command =>
  withServiceOptions(new Command('list'))
    .description('list the tickets, codes, tokens and grants of a service, newest first')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(artifactKinds))
    .addOption(new Option('--state <state>', 'only those in this state').choices(artifactStates))
    .option('--client <id>', 'only those of this client', positive)
    .option('--subject <subject>', 'only those of this user')
    .option('--limit <number>', 'only so many, the newest ones', positive)
    .option('--json', 'print JSON')
    .action(
      withExitCode(async (options: ListOptions) => {
        const { listArtifacts } = await import('./state/artifacts.js');
        return listArtifacts(options);
      }),
    );

const showCommand = (): Command =>
  withServiceOptions(new Command('show'))
    .description('print what is known of a ticket, code, token or grant')
    .argument('<id>', 'its ID, as state list prints it')
    .option('--value', 'print only its value, which is a secret')
    .option('--json', 'print JSON')
    .action(
      withExitCode(async (id: string, options: ShowOptions) => {
        const { showArtifact } = await import('./state/artifacts.js');
        return showArtifact(id, options);
      }),
    );

const endCommand = (name: Ending, description: string): Command =>
  withServiceOptions(new Command(name))
    .description(description)
    .argument('<id>', 'its ID, as state list prints it')
    .action(
      withExitCode(async (id: string, options: ServiceOptions) => {
        const { endArtifact } = await import('./state/artifacts.js');
        return endArtifact(name, id, options);
      }),
    );

function positive(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a positive integer.');
}
