import { Command, InvalidArgumentError, Option } from 'commander';
import { withExitCode } from '../exit-code.js';
import type { ServiceOptions } from '../running/find-mock.js';
import { withServiceOptions } from '../running/mock-options.js';
import type { AddOptions } from './stub/add.js';

export function stubCommand(): Command {
  return new Command('stub')
    .description('set what a running mock answers')
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(clearCommand())
    .addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit stub add /auth/token INVALID_CLIENT
  authlete-testkit stub add /auth/introspection --status 503 --times 3
  authlete-testkit stub add '*' --fault reset --for 10s
  authlete-testkit stub add < stubs.yaml         one definition or a list, as in the steps of a scenario
  authlete-testkit stub list
  authlete-testkit stub clear`;

const listCommand = (): Command =>
  withServiceOptions(new Command('list'))
    .description('list the stubs with the calls that they have answered')
    .option('--json', 'print JSON')
    .action(
      withExitCode(async (options: ServiceOptions & { readonly json?: true }) => {
        const { listStubs } = await import('./stub/list.js');
        return listStubs(options);
      }),
    );

const addCommand = (): Command =>
  withServiceOptions(new Command('add'))
    .description('add a stub, or those that standard input defines in YAML or JSON')
    .argument('[operation]', 'an API path such as /auth/token, an operationId, or * for every operation')
    .argument('[action]', 'an action of the operation, such as INVALID_CLIENT')
    .option('--result-code <code>', 'a result code, such as A050305; implies the action')
    .option('--status <number>', 'the HTTP status', positive)
    .addOption(
      new Option('--fault <fault>', 'a fault').choices([
        'reset',
        'empty',
        'timeout',
        'truncated',
        'malformed-json',
      ]),
    )
    .option('--delay <duration>', 'delay the response, such as 2s')
    .option('--times <number>', 'how many calls to answer, or always (default: 1)', times)
    .option('--skip <number>', 'how many matching calls to skip first', positive)
    .option('--for <duration>', 'answer every call for this time, from the first one on')
    .option('--name <name>', 'the name that reports show')
    .option('--json', 'print the stub as JSON')
    .action(
      withExitCode(async (operation: string | undefined, action: string | undefined, options: AddOptions) => {
        const { addStubs } = await import('./stub/add.js');
        return addStubs(operation, action, options);
      }),
    );

const removeCommand = (): Command =>
  withServiceOptions(new Command('remove'))
    .description('remove a stub')
    .argument('<id>', 'its ID, such as stub-1')
    .action(
      withExitCode(async (stubId: string, options: ServiceOptions) => {
        const { serviceOf } = await import('../running/find-mock.js');
        const { control, serviceId } = await serviceOf(options);
        await control.call('DELETE /services/{serviceId}/stubs/{stubId}', { serviceId, stubId });
        console.log(`Removed ${stubId}.`);
        return 0;
      }),
    );

const clearCommand = (): Command =>
  withServiceOptions(new Command('clear'))
    .description('remove all stubs')
    .action(
      withExitCode(async (options: ServiceOptions) => {
        const { serviceOf } = await import('../running/find-mock.js');
        const { control, serviceId } = await serviceOf(options);
        await control.call('DELETE /services/{serviceId}/stubs', { serviceId });
        console.log(`Removed all stubs of the service ${serviceId}.`);
        return 0;
      }),
    );

function positive(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a positive integer.');
}

function times(text: string): number | 'always' {
  if (text === 'always') return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use a positive integer, or always.');
}
