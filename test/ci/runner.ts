import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action: Action = parse(readFileSync('action.yml', 'utf8'));

/** Returns the values of contexts such as `inputs.command`. Throws if there is no such value. */
type Context = (path: string) => string;

/** Replaces the expressions of a text, as a GitHub runner does. */
const expand = (text: string, context: Context): string =>
  text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, context)));

/** Evaluates what action.yml uses of the expression language: contexts, strings, comparison and logic. */
function evaluate(expression: string, context: Context): unknown {
  const source = expression.replace(/'[^']*'|[a-z]\w*(?:\.[\w-]+)+/g, (word) =>
    word.startsWith("'") ? word : JSON.stringify(context(word)),
  );
  if (!/^(\s|'[^']*'|"(?:[^"\\]|\\.)*"|[!=]=|&&|\|\||[()!])*$/.test(source))
    throw new Error(`This runner does not understand ${expression}.`);
  return new Function(`return ${source}`)();
}

/** What a run of the action did. */
export interface ActionRun {
  /** Of the job: the exit code of the first step that failed, or 0. */
  readonly exitCode: number;
  readonly out: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The actions that were used, with their inputs. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
  /** The command line of each call of npx. */
  readonly npx: readonly string[];
  readonly folder: string;
}

/**
 * Runs the steps of action.yml as a GitHub runner does: scripts with bash, conditions, expressions and environment
 * files. Instead of installing the package, `npx` runs the testkit of this test run. The folder lasts as long as the test.
 */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  prepare: (workspace: string) => Promise<void> = async () => {},
): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), 'action-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const workspace = join(folder, 'workspace');
  for (const name of ['bin', 'workspace']) await mkdir(join(folder, name));
  await prepare(workspace);
  const main = resolve('.test-build/cli/main.js');
  const npx = `#!/usr/bin/env bash\necho "$*" >> '${folder}/npx.log'\nshift 2\nexec '${process.execPath}' '${main}' "$@"\n`;
  await writeFile(join(folder, 'bin', 'npx'), npx, { mode: 0o755 });

  const values = new Map([['github.action_path', resolve('.')]]);
  for (const [name, input] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, inputs[name] ?? input.default);
  for (const name of Object.keys(inputs))
    if (!Object.hasOwn(action.inputs, name)) throw new Error(`The action has no input ${name}.`);
  const context: Context = (path) => {
    const value = values.get(path);
    if (value === undefined) throw new Error(`Nothing has set ${path}.`);
    return value;
  };

  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
  const used: ActionRun['used'][number][] = [];
  let exitCode = 0;
  let out = '';
  for (const step of action.runs.steps) {
    // A step without a condition, or without a status function in it, needs all steps before to have passed.
    if (exitCode !== 0) break;
    if (step.if !== undefined && !evaluate(/^\$\{\{(.*)\}\}$/.exec(step.if)?.[1] ?? step.if, context))
      continue;
    const expanded = (record: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(record).map(([name, text]) => [name, expand(text, context)]));
    if (step.uses !== undefined) {
      used.push({ uses: step.uses, with: expanded(step.with) });
      continue;
    }
    if (step.shell !== 'bash') throw new Error(`The step ${step.name} does not say that it runs with bash.`);
    await writeFile(join(folder, 'output'), '');
    await writeFile(join(folder, 'step.sh'), expand(step.run ?? '', context));
    const ended = await bash(
      join(folder, 'step.sh'),
      resolve(workspace, expand(step['working-directory'] ?? '.', context)),
      {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        HOME: folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        GITHUB_ENV: join(folder, 'env'),
        ...expanded(step.env),
      },
    );
    exitCode = ended.exitCode;
    out += ended.out;
    for (const [, name, , value] of (await read('output')).matchAll(/^([\w-]+)<<(.+)\n([\s\S]*?)\n\2$/gm))
      values.set(`steps.${step.id}.outputs.${name}`, value ?? '');
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, expand(value, context)]);
  return {
    exitCode,
    out,
    summary: await read('summary.md'),
    outputs: Object.fromEntries(outputs),
    used,
    npx: (await read('npx.log')).split('\n').filter(Boolean),
    folder,
  };
}

function bash(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; out: string }> {
  return new Promise((settle) => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', script],
      { cwd, env },
      (problem, out, err) => {
        const code = typeof problem?.code === 'number' ? problem.code : undefined;
        settle({ exitCode: code ?? (problem === null ? 0 : 2), out: `${out}${err}` });
      },
    );
  });
}
