import { Command } from 'commander';
import { endingWith } from '../outcome.js';

export interface ValidateOptions {
  readonly spec?: string;
  readonly failOn: 'error' | 'warning';
  readonly allowUnverifiable?: true;
}

export function validateCommand(): Command {
  return new Command('validate')
    .description('check recorded Authlete traffic against the contract')
    .argument('<file...>', 'recordings and journals (NDJSON); - for standard input')
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option('--fail-on <severity>', 'error or warning', 'error')
    .option('--allow-unverifiable', 'pass although something could not be verified')
    .action(
      endingWith(async (files: string[], options: ValidateOptions) => {
        const { validate } = await import('./validate/validate.js');
        return validate(files, options);
      }),
    );
}
