import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { httpUrl } from '../../../http-url.js';
import { isObject, parseJson, type UnknownRecord } from '../../../json.js';
import { CliError } from '../../cli-error.js';
import { type FrameworkName, frameworkNames } from './frameworks.js';

/** What `init` needs to know. */
export interface Answers {
  readonly framework: FrameworkName;
  /** Without a trailing slash. */
  readonly issuer: string;
  /** The command that starts the server; empty if it runs in a container. */
  readonly start: string;
}

/** The build files of Java projects. */
const javaBuilds = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** Returns what the files of the current folder suggest. */
export function suggestedAnswers(): Answers {
  const text = existsSync('package.json') ? readFileSync('package.json', 'utf8') : '{}';
  const manifest = parseJson(text);
  const member = (name: string): UnknownRecord => {
    const value = isObject(manifest) ? manifest[name] : undefined;
    return isObject(value) ? value : {};
  };
  const usesVitest = 'vitest' in { ...member('dependencies'), ...member('devDependencies') };
  const usesJava = javaBuilds.some((file) => existsSync(file));
  const usesPython = ['pyproject.toml', 'requirements.txt'].some((file) => existsSync(file));
  return {
    framework: usesVitest
      ? 'vitest'
      : usesJava
        ? 'junit'
        : usesPython
          ? 'python'
          : existsSync('package.json')
            ? 'node'
            : 'other',
    issuer: 'http://localhost:3000',
    start: 'start' in member('scripts') ? 'npm start' : '',
  };
}

interface Question<Name extends keyof Answers> {
  readonly name: Name;
  readonly text: string;
  /** Returns the answer, or why it is none. */
  read(text: string): { readonly answer: Answers[Name] } | { readonly problem: string };
}

const framework: Question<'framework'> = {
  name: 'framework',
  text: `Test framework: ${frameworkNames.join(', ')}`,
  read(text) {
    const answer = frameworkNames.find((name) => name === text.toLowerCase());
    return answer === undefined ? { problem: `Please use one of ${frameworkNames.join(', ')}.` } : { answer };
  },
};

const issuer: Question<'issuer'> = {
  name: 'issuer',
  text: 'Issuer of your authorization server',
  read: (text) =>
    httpUrl(text) === undefined
      ? { problem: 'Please use an http or https URL, such as http://localhost:3000.' }
      : { answer: text.replace(/\/+$/, '') },
};

const start: Question<'start'> = {
  name: 'start',
  text: 'Command that starts it; - if it runs in a container',
  read: (text) => ({ answer: text === '-' ? '' : text }),
};

/** Asks for what is not given. Rejects with `CliError` if the input ends. */
export async function askedAnswers(
  given: Partial<Answers>,
  suggested: Answers,
  input: Readable,
  output: Writable,
): Promise<Answers> {
  const ended = new AbortController();
  const terminal = createInterface({ input, output });
  terminal.once('close', () => ended.abort());
  const ask = async <Name extends keyof Answers>({
    name,
    text,
    read,
  }: Question<Name>): Promise<Answers[Name]> => {
    const known: Answers[Name] | undefined = given[name];
    if (known !== undefined) return known;
    const shown = suggested[name] || '-';
    for (;;) {
      const typed = await terminal.question(`${text} [${shown}]: `, { signal: ended.signal });
      const result = read(typed.trim() || shown);
      if ('answer' in result) return result.answer;
      output.write(`${result.problem}\n`);
    }
  };
  try {
    return { framework: await ask(framework), issuer: await ask(issuer), start: await ask(start) };
  } catch (problem) {
    if (!ended.signal.aborted) throw problem;
    throw new CliError(
      'Stopped: nothing was written. Please run authlete-testkit init again, or pass --yes.',
    );
  } finally {
    terminal.close();
  }
}
