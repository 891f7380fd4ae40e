import { Command } from 'commander';
import { builtInScenarios } from '../../../scenarios/scenario/library.js';
import { readScenario } from '../../../scenarios/scenario/read.js';
import { topicNames, topicOf } from '../../../scenarios/scenario/topic.js';
import { loadContract } from '../../../spec/contract.js';
import { withExitCode } from '../../exit-code.js';
import { descriptionList, paint } from '../../terminal.js';

interface Listed {
  readonly name: string;
  readonly topic: string;
  /** What happens. */
  readonly happens: string;
  /** How the authorization server should react. */
  readonly should: string;
}

export function listCommand(): Command {
  return new Command('list')
    .description('list the built-in scenarios by topic')
    .option('--json', 'print JSON')
    .action(
      withExitCode(async ({ json }: { readonly json?: true }) => {
        const scenarios = await listed();
        console.log(json ? JSON.stringify({ scenarios }) : textOf(scenarios));
        return 0;
      }),
    );
}

async function listed(): Promise<Listed[]> {
  const contract = loadContract();
  const scenarios = await Promise.all(builtInScenarios().map((name) => readScenario(name, contract)));
  return scenarios.map((scenario) => {
    // The first line says what happens; the rest says how the authorization server should react.
    const [happens = '', ...should] = scenario.about.trim().split('\n');
    return { name: scenario.name, topic: topicOf(scenario), happens, should: should.join(' ').trim() };
  });
}

function textOf(scenarios: readonly Listed[]): string {
  const names = scenarios.map(({ name }) => name.length);
  const widest = Math.max(...names);
  const groups = topicNames.flatMap((topic) => {
    const rows = scenarios.filter((scenario) => scenario.topic === topic);
    if (rows.length === 0) return [];
    const lines = descriptionList(rows.map(({ name, happens }) => [name.padEnd(widest), happens] as const));
    return [`${paint('bold', topic)}\n${lines.join('\n')}\n`];
  });
  const count = `${scenarios.length} scenarios. To print one: authlete-testkit scenarios show NAME`;
  return [...groups, paint('dim', count)].join('\n');
}
