import { parseArgs } from 'node:util';
import { workloadIds } from './workloads.js';

const parts: readonly string[] = [...workloadIds, 'startup', 'memory'];

/** Returns the options of the command. Ends the process if one is invalid. */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      turns: { type: 'string', default: '7' },
      save: { type: 'boolean', default: false },
    },
  });
  const { only, save } = values;
  const turns = Number(values.turns);
  const unknown = only.filter((part) => !parts.includes(part));
  if (unknown.length > 0) fail(`--only ${unknown.join(', ')}. Please use ${parts.join(', ')}.`);
  if (!Number.isInteger(turns) || turns < 1) fail(`--turns ${values.turns}. Please use a whole number.`);
  const all = only.length === 0;
  if (save && !all) fail('--save with --only. Please save the results of everything.');
  return { only: all ? parts : only, turns, save, all };
}

function fail(reason: string): never {
  console.error(`Failed to start: ${reason}`);
  process.exit(2);
}
