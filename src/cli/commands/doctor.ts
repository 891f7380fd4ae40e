import { Command } from 'commander';
import { withExitCode } from '../exit-code.js';
import { withServiceOptions } from '../running/mock-options.js';
import type { DoctorOptions } from './doctor/doctor.js';

export function doctorCommand(): Command {
  return withServiceOptions(new Command('doctor'))
    .description('find out why an authorization server does not reach the mock')
    .option(
      '--env-file <file>',
      'the settings of the server: a .env file, authlete.properties or authlete.ini (default: the environment)',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', help)
    .action(
      withExitCode(async (options: DoctorOptions) => {
        const { doctor } = await import('./doctor/doctor.js');
        return doctor(options);
      }),
    );
}

const help = `
Examples:
  authlete-testkit doctor                    run it where the server runs, with the same environment
  authlete-testkit doctor --env-file .env
  authlete-testkit doctor --url http://authlete:4690 --control-token TOKEN     in the container of the server

The command calls one operation of the mock with the token of the server, to see whether it is accepted.

Exit codes: 0 no problem, 1 a problem, 2 the command could not run.`;
