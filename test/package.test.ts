import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface EntryPoint {
  readonly types: string;
  readonly default: string;
}

const { exports, peerDependenciesMeta } = JSON.parse(readFileSync('package.json', 'utf8'));

interface Locked {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
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

  // pnpm and yarn block them or fail; `overrides` reach nobody who installs the package.
  it('brings no package with an install script', () => {
    expect(installed.length).toBeGreaterThan(10);
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual(
      [],
    );
  });
});
