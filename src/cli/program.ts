import { Command, CommanderError } from 'commander';
import { version } from '../version.js';
import { commands, isCommandName } from './commands.js';
import { endFailed } from './exit-code.js';
import { guardStandardOutput } from './standard-output.js';

/** Runs a command line, without `node` and the script name, and sets the exit code. */
export async function run(words: readonly string[]): Promise<void> {
  guardStandardOutput();
  try {
    if (words[0] === 'complete') return await complete(words.slice(words[1] === '--' ? 2 : 1));
    const program = await programFor(words[0]);
    if (words.length === 0) program.help();
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = exitCodeOf(error);
    else endFailed(error);
  }
}

/** Prints the candidates for the last word: the scripts of `completion` call this. */
async function complete(words: readonly string[]): Promise<void> {
  const { candidatesFor } = await import('./commands/completion/candidates.js');
  const program = await programFor(words.length > 1 ? words[0] : undefined);
  const lines = (await candidatesFor(program, words)).map(([value, text]) => `${value}\t${text}\n`);
  process.stdout.write(lines.join(''));
}

/** Loads only the named command: loading the others takes longer than starting the mock. */
async function programFor(first: string | undefined): Promise<Command> {
  const program = new Command('authlete-testkit')
    .description('A stateful mock of Authlete that runs offline.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    // Options after the name of a command are those of the command.
    .enablePositionalOptions()
    .exitOverride();
  reportProblemsOf(program);
  const wanted = isCommandName(first) ? [commands[first]] : Object.values(commands);
  for (const load of wanted) program.addCommand(inherit(program, await load()));
  return program.addHelpText('after', help);
}

const help = `
Examples:
  authlete-testkit serve                  the demo service on http://127.0.0.1:4690
  authlete-testkit serve --help           its options
  authlete-testkit record --upstream us   record the traffic with the live service
  authlete-testkit scenarios list         built-in sequences of stubs, such as consent-denied
  authlete-testkit spec check             check the contract`;

function inherit(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  reportProblemsOf(command);
  for (const subcommand of command.commands) inherit(command, subcommand);
  return command;
}

function reportProblemsOf(command: Command): void {
  command.configureOutput({
    outputError: (text, write) => write(`${commandLineProblem(text, nameOf(command))}\n`),
  });
}

/** Returns the name with those of its parents: `authlete-testkit spec diff`. */
const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

/** Joins commander's messages, which may span two lines, into one line. */
function commandLineProblem(text: string, name: string): string {
  const [problem = '', ...hints] = text
    .replace(/^error: /, '')
    .trimEnd()
    .split('\n');
  const hint = hints.map((line) => ` ${line.replace(/^\((.*)\)$/, '$1')}`).join('');
  return `Failed to read the command line: ${problem.replace(/\.$/, '')}.${hint} Please see ${name} --help.`;
}

/** Returns 0 if help was printed, 2 if the command line is wrong. */
const exitCodeOf = ({ exitCode, code }: CommanderError): number =>
  exitCode === 0 || code === 'commander.help' ? 0 : 2;
