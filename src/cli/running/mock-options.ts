import { type Command, InvalidArgumentError } from 'commander';
import { httpUrl } from '../../http-url.js';

/** Adds the options that select a running mock. */
export const withMockOptions = (command: Command): Command =>
  command
    .option(
      '--url <url>',
      'the URL of the mock (default: AUTHLETE_TESTKIT_URL, or the one that serve runs on this machine)',
      mockUrl,
    )
    .option(
      '--control-token <token>',
      'its control token (default: that of serve, or AUTHLETE_TESTKIT_CONTROL_TOKEN)',
    );

/** Adds the options that select a service of a running mock. */
export const withServiceOptions = (command: Command): Command =>
  withMockOptions(command).option(
    '--service <id>',
    'the ID of the service (default: the only one)',
    serviceId,
  );

function mockUrl(text: string): string {
  if (httpUrl(text) !== undefined) return text;
  throw new InvalidArgumentError('Please use an http or https URL, such as http://127.0.0.1:4690.');
}

function serviceId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use the ID of a service, a positive integer.');
}
