import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionRun, runAction } from './runner.js';

const tsx = resolve('node_modules/tsx/dist/esm/index.mjs');
const server = `'${process.execPath}' --import '${tsx}' '${resolve('test/check/plain-as/main.ts')}'`;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = Object(probe.address());
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Checks how a server without discovery obeys one action of the token endpoint. */
async function checked(start: string): Promise<ActionRun> {
  const inputs = {
    start,
    as: `http://127.0.0.1:${await freePort()}`,
    config: 'settings.yaml',
    args: '--only=auth/token/INVALID_CLIENT',
    'upload-sarif': 'true',
  };
  return runAction(inputs, (workspace) =>
    writeFile(join(workspace, 'settings.yaml'), 'endpoints:\n  token: /token\n'),
  );
}

const annotations = ({ out }: ActionRun, level: string) =>
  out.split('\n').filter((line) => line.startsWith(`::${level} `));

describe('The action checks a server that it starts', { timeout: 240_000 }, () => {
  it('passes if the server obeys', async () => {
    const run = await checked(`export MISTAKES=\n${server}`);
    expect(run.out).toContain('obeyed');
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(run.summary).toMatch(/^## authlete-testkit check\n\n\*\*Passed\*\*/);
    expect(JSON.parse(run.outputs['summary'] ?? '')).toMatchObject({ broken: 0, doubtful: 0 });
    expect(annotations(run, 'error')).toEqual([]);
  });

  it('fails if the server breaks an obligation: annotated, uploaded, in the summary', async () => {
    const run = await checked(`MISTAKES=error-action-as-success ${server}`);
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '1' } });
    expect(run.summary).toMatch(/\*\*Failed\*\*[\s\S]*`auth\/token\/INVALID_CLIENT\//);
    expect(annotations(run, 'error')).toContainEqual(
      expect.stringMatching(/^::error title=auth\/token\/INVALID_CLIENT\//),
    );
    const folder = join(run.folder, 'workspace/reports/authlete-check');
    expect(run.used).toEqual([
      { uses: 'actions/upload-artifact@v4', with: { name: 'authlete-check', path: folder } },
      {
        uses: 'github/codeql-action/upload-sarif@v3',
        with: { sarif_file: join(folder, 'authlete-check.sarif'), category: 'authlete-check' },
      },
    ]);
  });

  it('shows the last output of a server that does not start', async () => {
    const run = await checked('echo "no database" >&2; exit 3');
    expect(run).toMatchObject({ exitCode: 2, used: [] });
    expect(run.summary).toContain('no database');
  });
});
