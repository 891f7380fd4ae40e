import { Command } from 'commander';
import type { ControlClient, ShownClock } from '../../control/client.js';
import { withExitCode } from '../exit-code.js';
import type { ServiceOptions } from '../running/find-mock.js';
import { withServiceOptions } from '../running/mock-options.js';

type ClockOptions = ServiceOptions & { readonly json?: true };

export function clockCommand(): Command {
  return new Command('clock')
    .description('show and move the clock of a service in a running mock')
    .addCommand(
      part('show', 'print the time', (control, serviceId) =>
        control.call('GET /services/{serviceId}/clock', { serviceId }),
      ),
      { isDefault: true },
    )
    .addCommand(
      part(
        'advance',
        'advance the clock',
        (control, serviceId, by) =>
          control.call('POST /services/{serviceId}/clock/advance', { serviceId, body: { by } }),
        ['<duration>', 'such as 30s, 10m, 1h or 30d'],
      ),
    )
    .addCommand(
      part(
        'set',
        'set the time; the clock goes on from there',
        (control, serviceId, time) =>
          control.call('PUT /services/{serviceId}/clock', { serviceId, body: { time: timeOf(time) } }),
        ['<time>', 'such as 2030-01-01T00:00:00Z, or milliseconds since the epoch'],
      ),
    )
    .addCommand(
      part('freeze', 'stop the clock', (control, serviceId) =>
        control.call('PUT /services/{serviceId}/clock', { serviceId, body: { frozen: true } }),
      ),
    )
    .addCommand(
      part('unfreeze', 'let the clock go on', (control, serviceId) =>
        control.call('PUT /services/{serviceId}/clock', { serviceId, body: { frozen: false } }),
      ),
    )
    .addCommand(
      part('reset', 'return to real time', (control, serviceId) =>
        control.call('DELETE /services/{serviceId}/clock', { serviceId }),
      ),
    )
    .addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit clock
  authlete-testkit clock advance 10m         let codes and tickets expire
  authlete-testkit clock set 2030-01-01T00:00:00Z
  authlete-testkit clock reset --service 42`;

type Change = (control: ControlClient, serviceId: number, argument: string) => Promise<ShownClock>;

/** Returns a subcommand that changes the clock, and prints it. */
function part(
  name: string,
  description: string,
  change: Change,
  argument?: readonly [syntax: string, description: string],
): Command {
  const command = withServiceOptions(new Command(name))
    .description(description)
    .option('--json', 'print the clock as JSON');
  const run = withExitCode(async (options: ClockOptions, given: string) => {
    const { serviceOf } = await import('../running/find-mock.js');
    const { control, serviceId } = await serviceOf(options);
    const clock = await change(control, serviceId, given);
    console.log(options.json ? JSON.stringify(clock) : shown(clock));
    return 0;
  });
  if (argument === undefined) return command.action((options: ClockOptions) => run(options, ''));
  return command.argument(...argument).action((given: string, options: ClockOptions) => run(options, given));
}

const timeOf = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text);

function shown({ time, epochMilliseconds, frozen }: ShownClock): string {
  const ahead = Math.round((epochMilliseconds - Date.now()) / 1000);
  const notes = [
    ...(Math.abs(ahead) < 1
      ? []
      : [`${durationText(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} real time`]),
    ...(frozen ? ['frozen'] : []),
  ];
  return notes.length === 0 ? time : `${time}  (${notes.join(', ')})`;
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** Formats seconds with at most two units: `1d 2h`. */
function durationText(seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, size]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount === 0 ? [] : [`${amount}${unit}`];
  });
  return parts.slice(0, 2).join(' ');
}
