import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface EntryPoint {
  readonly types: string;
  readonly default: string;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { exports, dependencies, files, peerDependenciesMeta, scripts } = manifest;

interface Locked {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries<Locked>(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

const entryPoints = Object.entries<EntryPoint | string>(exports).flatMap(([path, target]) =>
  typeof target === 'string' ? [] : [[path, target] as const],
);

describe('The package', () => {
  it.each(entryPoints)('is built from a source at %s', (_, { types, default: module }) => {
    const source = module.replace('./dist/', 'src/').replace(/\.js$/, '.ts');
    expect(existsSync(source), source).toBe(true);
    expect(types).toBe(module.replace(/\.js$/, '.d.ts'));
  });

  it('has authlete-testkit/vitest for those who have Vitest', () => {
    expect(entryPoints.map(([path]) => path)).toContain('./vitest');
    expect(peerDependenciesMeta).toMatchObject({ vitest: { optional: true } });
  });

  // pnpm and yarn block them or fail; `overrides` do not apply to users who install the package.
  it('brings no package with an install script', () => {
    expect(installed.length).toBeGreaterThan(10);
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('has no script that package managers run, block or warn of when it is installed', () => {
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(scripts).not.toHaveProperty(name);
  });

  // Yarn warns of a peer that is missing; npm hides it.
  it.each(installed.filter(([path]) => dependencies[path.replace('node_modules/', '')] !== undefined))(
    'brings what %s needs beside itself',
    (_, { peerDependencies = {}, peerDependenciesMeta: optional = {} }) => {
      const needed = Object.keys(peerDependencies).filter((name) => optional[name]?.optional !== true);
      expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(needed));
    },
  );

  it('has the files that its messages and its help refer to', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const named = sources.flatMap((name) =>
      [...readFileSync(join('src', name), 'utf8').matchAll(/\b(?:docs|examples)\/[\w/-]+\.(?:md|yaml)/g)].map(
        String,
      ),
    );
    expect(named).toContain('docs/control.md');
    for (const file of named) {
      expect(existsSync(file), file).toBe(true);
      const folder = file.replace(/\/.*/, '');
      expect(
        files.some((pattern: string) => pattern === folder || pattern === `${folder}/*.yaml`),
        file,
      ).toBe(true);
    }
  });

  it('says where the project lives', () => {
    for (const name of ['homepage', 'bugs']) expect(manifest[name]).toMatch(/^https:\/\/github\.com\//);
    expect(manifest.repository.url).toMatch(/^git\+https:\/\/github\.com\/.*\.git$/);
  });
});
