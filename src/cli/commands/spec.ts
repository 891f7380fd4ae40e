import { Command } from 'commander';
import { buildCommand } from './spec/build.js';
import { checkCommand } from './spec/check.js';
import { diffCommand } from './spec/diff.js';
import { importCommand } from './spec/import.js';
import { suggestCommand } from './spec/suggest.js';

export function specCommand(): Command {
  return new Command('spec')
    .description('the contract: check, build, compare and import OpenAPI documents')
    .addCommand(checkCommand())
    .addCommand(buildCommand())
    .addCommand(diffCommand())
    .addCommand(importCommand())
    .addCommand(suggestCommand());
}
