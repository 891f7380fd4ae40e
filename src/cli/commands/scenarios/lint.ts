import { Command } from 'commander';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { lintScenario } from '../../../scenarios/scenario/lint.js';
import { loadContract } from '../../../spec/contract.js';
import { withExitCode } from '../../exit-code.js';
import { paint } from '../../terminal.js';

export function lintCommand(): Command {
  return new Command('lint')
    .description('check scenario files: schema, operations, actions, result codes and bodies')
    .argument('<file-or-name...>')
    .action(
      withExitCode(async (files: string[]) => {
        const contract = loadContract();
        let refused = 0;
        for (const file of files) {
          const problem = await lintScenario(file, contract).then(() => undefined, told);
          if (problem !== undefined) refused += 1;
          console.log(
            problem === undefined
              ? `${paint('green', '✓')} ${file}`
              : `${paint('red', '✗')} ${file}: ${problem}`,
          );
        }
        return refused === 0 ? 0 : 1;
      }),
    );
}

function told(problem: unknown): string {
  if (problem instanceof InvalidInputError) return problem.message;
  throw problem;
}
