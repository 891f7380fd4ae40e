import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, pack } from './packed.js';
import { run } from './shell.js';

const tarball = await pack();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const typesOfNode: string = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies['@types/node'];
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** A package manager of the registry, without installing it for good. */
const published = (name: string, version: string, command: string) =>
  ['npm', 'exec', '--yes', `--package=${name}@${version}`, '--', command] as const;

interface Manager {
  readonly add: readonly string[];
  /** Starts Node.js so that it finds what was installed. */
  readonly node: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** What the package manager says of itself, whatever is installed. */
  readonly ownWarning?: RegExp;
  /** Whether there are folders of packages, as Node.js looks for them. */
  readonly hasFolders: boolean;
}

const yarn4 = published('@yarnpkg/cli-dist', '4.18.1', 'yarn');
const fromFile = `authlete-testkit@file:${tarball}`;
const managers: Readonly<Record<string, Manager>> = {
  npm: { add: ['npm', 'install', '--engine-strict', tarball], node: ['node'], hasFolders: true },
  'pnpm 10': {
    add: [...published('pnpm', '10.34.9', 'pnpm'), 'add', tarball],
    node: ['node'],
    hasFolders: true,
  },
  'pnpm 12': {
    add: [...published('pnpm', '12.21.0', 'pnpm'), 'add', tarball],
    node: ['node'],
    hasFolders: true,
  },
  'yarn 1': {
    add: [...published('yarn', '1.22.22', 'yarn'), 'add', fromFile],
    node: ['node'],
    hasFolders: true,
  },
  'yarn 4': {
    add: [...yarn4, 'add', fromFile],
    node: ['node'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\n' },
    hasFolders: true,
  },
  "yarn 4 with Plug'n'Play": {
    add: [...yarn4, 'add', fromFile],
    node: [...yarn4, 'node'],
    files: { 'yarn.lock': '' },
    // That its loader for ES modules is experimental.
    ownWarning: /YN0092|Done with warnings/,
    hasFolders: false,
  },
};

describe.each(Object.entries(managers))(
  'Installed with %s, the package',
  (name, { add, node, files, ownWarning, hasFolders }) => {
    const cwd = emptyFolder('project');
    cpSync('test/install/project', cwd, { recursive: true });
    const project = { name: 'project', version: '1.0.0', license: 'UNLICENSED', private: true };
    for (const [file, text] of Object.entries({ 'package.json': JSON.stringify(project), ...files }))
      writeFileSync(join(cwd, file), text);

    let printed = '';
    beforeAll(async () => {
      // CI: colours and prompts are left out. YARN_…: Yarn 4 would refuse to write its lock file in CI.
      const env = { CI: 'true', NO_COLOR: '1', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };
      printed = await run(add, { cwd, env });
    });

    it('comes without a warning or a script that is left out', () => {
      const lines = printed.split('\n').filter((line) => ownWarning?.test(line) !== true);
      expect(lines.join('\n')).not.toMatch(
        /warn|deprecated|blocked|ignored|approve-builds|YN00(02|05|07|60|86)/i,
      );
    });

    it('works when it is imported and as a command', async () => {
      expect(await run([...node, '--test', '--test-reporter=tap', 'smoke.test.mjs'], { cwd })).toMatch(
        /^# fail 0$/m,
      );
    });

    // Plug'n'Play cannot require a module.
    if (hasFolders) it('works when it is required', () => run([...node, 'require.cjs'], { cwd }));

    if (hasFolders)
      it('has its version behind npx', async () => {
        expect((await run(['npx', '--no-install', 'authlete-testkit', '--version'], { cwd })).trim()).toBe(
          version,
        );
      });

    if (name === 'npm')
      it('has types for every way to resolve modules', async () => {
        await run(['npm', 'install', '--no-save', `@types/node@${typesOfNode}`], { cwd });
        for (const resolution of ['node16', 'nodenext', 'bundler']) {
          const module = resolution === 'bundler' ? 'esnext' : resolution;
          const options = [
            '--strict',
            '--noEmit',
            '--skipLibCheck',
            'false',
            '--exactOptionalPropertyTypes',
            '--target',
            'es2022',
          ];
          const resolving = ['--module', module, '--moduleResolution', resolution];
          await run(['node', tsc, ...options, ...resolving, 'check.mts'], { cwd });
        }
      });
  },
);
