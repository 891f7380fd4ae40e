import { Command } from 'commander';
import { lintCommand } from './scenarios/lint.js';
import { listCommand } from './scenarios/list.js';
import { showCommand } from './scenarios/show.js';

export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description('list, show and check scenarios (sequences of stubs)')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(lintCommand())
    .addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit scenarios list
  authlete-testkit scenarios show consent-denied > mine.yaml   a template for your own scenario
  authlete-testkit scenarios lint mine.yaml
  authlete-testkit serve --scenario mine.yaml`;
