import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { builtInFile, isBuiltIn } from '../../../scenarios/scenario/library.js';
import { readScenario } from '../../../scenarios/scenario/read.js';
import { loadContract } from '../../../spec/contract.js';
import { withExitCode } from '../../exit-code.js';

export function showCommand(): Command {
  return new Command('show')
    .description('print a scenario')
    .argument('<name-or-file>')
    .action(
      withExitCode(async (nameOrFile: string) => {
        await readScenario(nameOrFile, loadContract());
        const file = isBuiltIn(nameOrFile) ? builtInFile(nameOrFile) : nameOrFile;
        process.stdout.write(await readFile(file, 'utf8'));
        return 0;
      }),
    );
}
