import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { coverageWith, some } from '../coverage/some-coverage.js';
import { type ActionRun, action, runAction } from './runner.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const put = (name: string, content: unknown) => async (workspace: string) => {
  await mkdir(dirname(join(workspace, name)), { recursive: true });
  await writeFile(join(workspace, name), `${JSON.stringify(content)}\n`);
};
const call = {
  method: 'GET',
  target: '/api/lifecycle/healthcheck',
  status: 200,
  responseHeaders: { 'content-type': 'text/plain' },
  response: 'Healthy',
};
const healthy = put('flow.ndjson', call);
const wrong = put('flow.ndjson', {
  ...call,
  ...{ method: 'POST', target: '/api/1234567890/auth/introspection', request: { token: 'a' } },
  responseHeaders: { 'content-type': 'application/json' },
  response: { resultCode: 'A056001', resultMessage: 'It is valid.', action: 'SURPRISE' },
});
const counted = put('authlete-coverage/1.coverage.json', coverageWith(some));

const artifacts = ({ used }: ActionRun) =>
  used.filter(({ uses }) => uses === 'actions/upload-artifact@v4').map(({ with: given }) => given);
const annotations = ({ out }: ActionRun) => out.split('\n').filter((line) => line.startsWith('::'));

describe('The action', { timeout: 120_000 }, () => {
  it('passes if recorded traffic is valid: totals in the summary, reports as an artifact', async () => {
    const run = await runAction({ command: 'validate', paths: 'flow.ndjson' }, healthy);
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(run.summary).toMatch(/^## authlete-testkit validate\n\n\*\*.*1 valid/);
    expect(JSON.parse(run.outputs['summary'] ?? '')).toMatchObject({ exchanges: 1, outcomes: { valid: 1 } });
    expect(annotations(run)).toEqual([expect.stringMatching(/^::notice /)]);
    const folder = join(run.folder, 'workspace', 'reports', 'authlete-validate');
    expect(run.used).toEqual([
      { uses: 'actions/upload-artifact@v4', with: { name: 'authlete-validate', path: folder } },
    ]);
    expect((await readdir(folder)).sort()).toEqual(
      ['html', 'json', 'md', 'sarif', 'xml'].map((extension) => `authlete-validate.${extension}`),
    );
    expect(run.npx).toEqual([expect.stringMatching(`^--yes authlete-testkit@${version} validate `)]);
  });

  it('fails after the upload if there are findings, each of which is an annotation', async () => {
    const run = await runAction(
      {
        ...{ command: 'validate', paths: 'flow.ndjson', artifact: 'orders', 'report-dir': 'out/here' },
        ...{ 'working-directory': 'servers/orders', 'upload-sarif': 'true' },
      },
      (workspace) => wrong(join(workspace, 'servers/orders')),
    );
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '1' } });
    expect(run.summary).toContain('## authlete-testkit validate: orders\n');
    expect(run.summary).toContain('SURPRISE');
    expect(annotations(run)).toContainEqual(expect.stringMatching(/^::error .*SURPRISE/));
    const folder = join(run.folder, 'workspace/servers/orders/out/here');
    const sarif_file = join(folder, 'authlete-validate.sarif');
    expect(run.used).toEqual([
      { uses: 'actions/upload-artifact@v4', with: { name: 'orders', path: folder } },
      { uses: 'github/codeql-action/upload-sarif@v3', with: { sarif_file, category: 'orders' } },
    ]);
    expect(JSON.parse(readFileSync(sarif_file, 'utf8')).runs[0].results).not.toEqual([]);
  });

  it('fails if too few actions were met', async () => {
    const run = await runAction({ command: 'coverage', 'fail-under': '80' }, counted);
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain('80 % are required.');
    expect(annotations(run)).toEqual([
      expect.stringMatching(/^::error title=authlete-testkit coverage::.*%25/),
    ]);
    expect(artifacts(run)).toMatchObject([{ name: 'authlete-coverage' }]);
    expect(await runAction({ command: 'coverage', 'fail-under': '1' }, counted)).toMatchObject({
      exitCode: 0,
    });
  });

  it.each<[what: string, inputs: Record<string, string>, problem: string]>([
    ['an unknown command', { command: 'chek' }, 'to check, coverage, validate.'],
    ['a command from a prototype', { command: 'toString' }, 'there is no such command'],
    [
      'an input of another command',
      { command: 'check', 'fail-under': '80' },
      'no use for the input fail-under',
    ],
    ['a version that is a range', { version: '^1.0.0' }, '^1.0.0: it is not an exact version'],
    ['a version from elsewhere', { version: 'https://evil.example/x.tgz' }, 'it is not an exact version'],
    ['a name that no artifact can have', { artifact: 'a/b' }, 'Failed to name the artifact a/b'],
    ['a switch that is neither on nor off', { 'upload-sarif': 'yes' }, 'Please use true or false.'],
    ['SARIF of coverage', { command: 'coverage', 'upload-sarif': 'true' }, 'coverage has no such report'],
    ['nothing to validate', { command: 'validate' }, 'Please set the input paths.'],
  ])('refuses %s before it installs anything', async (_what, inputs, problem) => {
    const run = await runAction(inputs);
    expect(run).toMatchObject({ exitCode: 2, npx: [], used: [], outputs: { 'exit-code': '2', summary: '' } });
    expect(annotations(run)).toEqual([expect.stringContaining(problem)]);
    expect(run.summary).toContain(`**The run failed.**\n\n<pre>Failed to`);
  });

  it('says what the command line says if it could not run', async () => {
    const run = await runAction({ command: 'coverage', paths: '<nowhere>\n100 %' });
    expect(run).toMatchObject({ exitCode: 2, used: [], outputs: { 'exit-code': '2', 'report-dir': '' } });
    expect(run.summary).toMatch(/<pre>Failed to read &lt;nowhere>: .*<\/pre>/s);
    expect(annotations(run)).toEqual([expect.stringContaining('::Failed to read <nowhere>')]);
  });

  it('passes other options on, but none of them takes the reports away', async () => {
    const args = '--of=all\n--report=json\n--report-dir=elsewhere';
    const run = await runAction({ command: 'coverage', args }, counted);
    expect(run).toMatchObject({ exitCode: 0, summary: expect.stringMatching(/of all \d+ operations/) });
    expect(artifacts(run)).toMatchObject([{ name: 'authlete-coverage' }]);
  });

  it('does not pass without reports, and does not take old ones for new', async () => {
    const run = await runAction({ command: 'coverage', args: '--help' }, async (workspace) => {
      await put('reports/authlete-coverage/authlete-coverage.md', 'stale')(workspace);
      await put('reports/authlete-coverage/authlete-coverage.json', { summary: 'stale' })(workspace);
    });
    expect(run).toMatchObject({ exitCode: 2, used: [], outputs: { 'exit-code': '2', 'report-dir': '' } });
    expect(run.summary).toContain('The command wrote no report.');
  });
});

describe('A run that is cancelled', () => {
  it('stops the command that npx started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cancelled-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const command = `trap 'echo stopped > ended; exit' TERM; echo started > begun; while :; do sleep 0.1; done`;
    await writeFile(join(folder, 'npx'), `#!/usr/bin/env bash\nbash -c "${command}" &\nwait\n`, {
      mode: 0o755,
    });
    const child = spawn(process.execPath, [resolve('scripts/ci/action.mjs')], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env['PATH']}`, INPUT_COMMAND: 'coverage' },
      stdio: 'ignore',
    });
    const ended = once(child, 'close');
    await vi.waitUntil(() => existsSync(join(folder, 'begun')), { timeout: 30_000 });
    child.kill('SIGTERM');
    await ended;
    await vi.waitUntil(() => existsSync(join(folder, 'ended')), { timeout: 30_000 });
  });
});

describe('Inputs', { timeout: 120_000 }, () => {
  const hostile = `"; touch pwned; echo \${IFS}$(touch pwned)\`touch pwned\`' --version`;

  it('cannot become commands or other options', async () => {
    const paths = `flow.ndjson\n${hostile}\n--version`;
    const run = await runAction({ command: 'validate', paths, expected: hostile }, healthy);
    expect(run.exitCode).toBe(2);
    expect(existsSync(join(run.folder, 'workspace', 'pwned'))).toBe(false);
    expect(run.out).toContain(`Failed to read ${hostile}`);
    const coverage = await runAction({ command: 'coverage', paths: '--version' }, counted);
    expect(coverage.out).toContain('Failed to read --version');
  });

  it('are in no script, and all are passed on', () => {
    const [run] = action.runs.steps;
    for (const step of action.runs.steps) expect(step.run ?? '').not.toContain('${{');
    const given = Object.values(run?.env ?? {}).concat(run?.['working-directory'] ?? '');
    expect(given.sort()).toEqual(
      ['github.action_path', ...Object.keys(action.inputs).map((name) => `inputs.${name}`)]
        .map((path) => `\${{ ${path} }}`)
        .sort(),
    );
  });
});
