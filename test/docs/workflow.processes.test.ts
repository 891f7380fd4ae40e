import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { MockService } from '../../src/scenarios/mock-service.js';
import type { TestAuthlete } from '../support/authlete.js';
import { liveAuthlete } from '../support/conformance.js';

interface WorkflowStep {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

const workflow: Workflow = parse(await readFile('docs/workflows/authlete-drift.yml', 'utf8'));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const scriptOf = (name: string): string => {
  const script = steps.find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`The workflow has no step ${name} that runs a script.`);
  return script;
};

/** Issues as `gh` keeps them: the number and body of the open one, and what was done. */
const gh = `#!/usr/bin/env bash
echo "$*" >> gh.log
case "$1 $2" in
  'issue list') cat open-issue 2> /dev/null || true ;;
  'issue create') echo 7 > open-issue; cp body.md issue-body.md ;;
  'issue edit') cp body.md issue-body.md ;;
esac
`;

let authlete: TestAuthlete;
let world: MockService;
let url = '';
let folder = '';

beforeAll(async () => {
  authlete = liveAuthlete();
  world = await authlete.world();
  ({ url } = await authlete.listen({ port: 0 }));
});

afterAll(() => authlete.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflow-'));
  await mkdir(join(folder, 'bin'));
  const main = resolve('.test-build/cli/main.js');
  // The region of the workflow stands for the mock.
  const npx = `#!/usr/bin/env bash\nshift\nargs=("$@")\nfor i in "\${!args[@]}"; do [ "\${args[$i]}" = us ] && args[$i]="$TARGET"; done\nexec "${process.execPath}" "${main}" "\${args[@]}" --rate 1000\n`;
  for (const [name, text] of Object.entries({ gh, npx })) {
    await writeFile(join(folder, 'bin', name), text);
    await chmod(join(folder, 'bin', name), 0o755);
  }
});

const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');

/** Runs a script as a GitHub runner does, with its environment files. Resolves to the exit code and the outputs. */
async function runStep(name: string, env: Record<string, string>) {
  await writeFile(join(folder, 'output'), '');
  await writeFile(join(folder, 'step.sh'), scriptOf(name));
  const exitCode = await promisify(execFile)(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', 'step.sh'],
    {
      cwd: folder,
      env: {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'step-summary.md'),
        ...env,
      },
    },
  ).then(
    () => 0,
    (problem: { code?: number }) => problem.code,
  );
  const lines = (await read('output')).trim().split('\n').filter(Boolean);
  return { exitCode, outputs: Object.fromEntries(lines.map((line) => line.split('=', 2))) };
}

/** A night: both jobs, one after the other. */
async function night(token = authlete.accessToken) {
  const checked = await runStep('Check', {
    REGION: 'us',
    TARGET: url,
    AUTHLETE_API_TOKEN: token,
    AUTHLETE_SERVICE_ID: String(authlete.serviceId),
  });
  const RUN_URL = 'https://github.example/runs/1';
  const { outputs } = await runStep('Summarize', { RUN_URL });
  await writeFile(join(folder, 'gh.log'), '');
  if (outputs['found'] !== 'none')
    await runStep('Open the issue, or update the open one', {
      ...{ FOUND: outputs['found'] ?? '', NEWS: outputs['news'] ?? '', RUN_URL },
    });
  const calls = (await read('gh.log')).trim().split('\n').filter(Boolean);
  return {
    code: checked.exitCode,
    outputs,
    gh: calls.map((call) => call.split(' ').slice(0, 2).join(' ')),
  };
}

const drift = () =>
  world.stubs.add({ operation: 'grant_m_api', patch: { action: 'SURPRISE' }, allowInvalid: true });

describe('the nightly workflow', { timeout: 120_000 }, () => {
  it('opens one issue, updates it each night, and comments only on news', async () => {
    expect(await night()).toEqual({
      code: 0,
      outputs: { found: 'nothing', news: '0' },
      gh: ['issue list'],
    });
    drift();
    expect(await night()).toMatchObject({
      code: 0,
      outputs: { found: 'drift', news: '2' },
      gh: ['issue list', 'label create', 'issue create'],
    });
    const body = await read('issue-body.md');
    expect(body).toContain('The latest [run](https://github.example/runs/1).');
    expect(body).toContain('## us\n');
    expect(body).toContain('| ❌ new | `action-known` | `grant_m_api SURPRISE` ');
    expect(await read('step-summary.md')).toContain('## us\n');
    drift();
    expect(await night()).toMatchObject({ outputs: { news: '0' }, gh: ['issue list', 'issue edit'] });
    expect(await night()).toMatchObject({
      outputs: { found: 'nothing', news: '2' },
      gh: ['issue list', 'issue edit', 'issue comment'],
    });
  });

  it('fails, and leaves the issues alone, if the run could not be completed', async () => {
    expect(await night('wrong')).toEqual({ code: 2, outputs: { found: 'none' }, gh: [] });
  });

  it('has no expression in a script, where a value could run commands', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});
