import type { Command } from 'commander';
import { commands } from '../../src/cli/commands.js';
import type { Block } from './blocks.js';

/**
 * Returns the command lines of authlete-testkit in a block, each as an array of words after the name of the
 * package: in a shell, or in the scripts of a workflow or a pipeline.
 */
export const commandLines = ({ source }: Block): string[][] =>
  source
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, words] = call.exec(line) ?? [];
      return words === undefined ? [] : [words];
    })
    .map((words) =>
      words
        .replace(/'$|(^|\s+)[#|>&'].*$/, '')
        .trim()
        .split(/\s+/),
    );

const call = /(?:\bnpx (?:--yes )?|\.bin\/)authlete-testkit(?:@\S+)? (.*)$/;

/** Returns what is wrong with a command line: an unknown command or option. */
export async function problemOf([name = '', ...words]: readonly string[]): Promise<string | undefined> {
  if (/^--?(version|help)$/.test(name)) return undefined;
  const load = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (load === undefined) return `there is no command ${name}`;
  let command: Command = await load();
  for (const word of words) {
    // The rest belongs to the program that it starts.
    if (word === '--') return undefined;
    const [option = ''] = word.split('=');
    const isKnown = command.options.some(({ short, long }) => option === short || option === long);
    if (word.startsWith('-') && !isKnown && option !== '--help') return `${name} has no option ${option}`;
    command = command.commands.find((inner) => inner.name() === word) ?? command;
  }
  return undefined;
}
