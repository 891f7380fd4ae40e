import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { reasonOf } from '../../../spec/failure.js';
import { paint, table } from '../../terminal.js';
import { type Answers, askedAnswers, suggestedAnswers } from './answers.js';
import { filesFor, type WrittenFile } from './files.js';

export interface InitOptions extends Partial<Answers> {
  readonly folder: string;
  readonly yes?: true;
  readonly force?: true;
}

/** Writes the files of a new project. Rejects with `InvalidInputError` if one exists, before it writes any. */
export async function init(options: InitOptions): Promise<0> {
  const answers = await answersOf(options);
  const files = filesFor(answers, options.folder);
  const present = files.filter(({ path }) => existsSync(path)).map(({ path }) => path);
  if (present.length > 0 && !options.force)
    throw new InvalidInputError(
      `Failed to write ${present.join(', ')}: the files exist already. Please choose another --folder, or replace them with --force.`,
    );
  for (const file of files) await write(file);
  console.log(textOf(files, answers, options.folder));
  return 0;
}

async function answersOf(options: InitOptions): Promise<Answers> {
  const { framework, issuer, start } = options;
  const suggested = suggestedAnswers();
  const given = {
    ...(framework !== undefined && { framework }),
    ...(issuer !== undefined && { issuer }),
    ...(start !== undefined && { start }),
  };
  const isComplete = framework !== undefined && issuer !== undefined && start !== undefined;
  if (options.yes || isComplete) return { ...suggested, ...given };
  if (process.stdin.isTTY) return askedAnswers(given, suggested, process.stdin, process.stderr);
  throw new InvalidInputError(
    'Failed to ask: there is no terminal. Please pass --yes, or all of --framework, --issuer and --start.',
  );
}

async function write({ path, text, mode }: WrittenFile): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode });
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to write ${path}: ${reasonOf(problem)}. Please choose another --folder.`,
    );
  }
}

function textOf(files: readonly WrittenFile[], { framework, start }: Answers, folder: string): string {
  const run = {
    vitest: `npx vitest run ${folder}`,
    node: `node --test ${folder}/authlete.test.mjs`,
    python: `python3 -m unittest discover ${folder}     (with the mock running)`,
    junit: `${existsSync('pom.xml') ? 'mvn test -Dtest=AuthleteTest' : './gradlew test --tests AuthleteTest'}     (with the mock running)`,
    other: undefined,
  }[framework];
  return [
    ...table(files.map(({ path, about }) => [paint('bold', path), about])),
    '',
    'Next:',
    ...table([
      [`  npx authlete-testkit serve --fixtures ${folder}/fixtures.yaml`, 'start the mock'],
      [`  npx authlete-testkit doctor --env-file ${folder}/server.env`, 'check the settings of your server'],
      ...(run === undefined ? [] : [[`  ${run}`, 'run the first test']]),
      ...(start === '' ? [] : [['  npx authlete-testkit check', 'find out what your server gets wrong']]),
    ]),
  ].join('\n');
}
