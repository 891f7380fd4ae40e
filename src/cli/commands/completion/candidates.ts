import type { Argument, Command, Option } from 'commander';
import type { Candidate } from './candidate.js';
import { valuesOf } from './values.js';

interface Place {
  readonly command: Command;
  /** The arguments before the word to complete. */
  readonly given: readonly string[];
  /** The values of options before it, by the long name of the option. */
  readonly options: ReadonlyMap<string, string>;
  /** The option whose value is completed. */
  readonly pending: Option | undefined;
}

/** Resolves to what can stand in place of the last word. */
export async function candidatesFor(program: Command, words: readonly string[]): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const place = placeAfter(program, words.slice(0, -1));
  return (await possible(place, current)).filter(([value]) => value.startsWith(current));
}

function placeAfter(program: Command, words: readonly string[]): Place {
  let command = program;
  let pending: Option | undefined;
  let given: string[] = [];
  const options = new Map<string, string>();
  for (const word of words) {
    if (pending !== undefined) {
      options.set(pending.long ?? '', word);
      pending = undefined;
      continue;
    }
    if (word.startsWith('-')) {
      // An option may belong to the subcommand that runs if none is named.
      const option = [command, ...command.commands]
        .flatMap(({ options }) => options)
        .find(({ long, short }) => word === long || word === short);
      pending = option?.required ? option : undefined;
      continue;
    }
    const subcommand = given.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
    if (subcommand === undefined) given.push(word);
    else {
      command = subcommand;
      given = [];
    }
  }
  return { command, given, options, pending };
}

async function possible(place: Place, current: string): Promise<Candidate[]> {
  const { command, given, options, pending } = place;
  if (pending !== undefined)
    return choices(pending) ?? valuesOf(command.name(), pending.long ?? '', { arguments: given, options });
  const help = command.createHelp();
  if (current.startsWith('-'))
    return help
      .visibleOptions(command)
      .flatMap(({ long, description }) => (long ? [[long, description]] : []));
  const subcommands = given.length === 0 ? help.visibleCommands(command) : [];
  return [
    ...subcommands.map((one): Candidate => [one.name(), one.description()]),
    ...(await argumentValues(place)),
  ];
}

async function argumentValues({ command, given, options }: Place): Promise<Candidate[]> {
  const { registeredArguments } = command;
  const last = registeredArguments.at(-1);
  const argument = registeredArguments[given.length] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return [];
  return choices(argument) ?? valuesOf(command.name(), argument.name(), { arguments: given, options });
}

const choices = ({ argChoices }: Argument | Option): Candidate[] | undefined =>
  argChoices?.map((value) => [value, '']);
