import { Command } from 'commander';
import { withExitCode } from '../exit-code.js';
import type { ServiceOptions } from '../running/find-mock.js';
import { withServiceOptions } from '../running/mock-options.js';

export function resetCommand(): Command {
  return withServiceOptions(new Command('reset'))
    .description('return a running mock to its start: initial state, no stubs, empty journal, real time')
    .addHelpText('after', help)
    .action(
      withExitCode(async (options: ServiceOptions) => {
        const { controlOf } = await import('../running/find-mock.js');
        const control = controlOf(options);
        const { service: serviceId } = options;
        if (serviceId === undefined) await control.call('POST /reset');
        else await control.call('POST /services/{serviceId}/reset', { serviceId });
        console.log(
          serviceId === undefined
            ? `Reset the mock at ${control.url}.`
            : `Reset the service ${serviceId} of ${control.url}.`,
        );
        return 0;
      }),
    );
}

const help = `
Without --service, all services are reset, and services that were created since the start are deleted.

Examples:
  authlete-testkit reset
  authlete-testkit reset --service 42`;
