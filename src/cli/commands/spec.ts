import { Command } from 'commander';
import { importCommand } from './spec/import.js';

export function specCommand(): Command {
  return new Command('spec')
    .description('the contract: import, check, build and compare OpenAPI documents')
    .addCommand(importCommand());
}
