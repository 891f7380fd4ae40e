import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const statement = /^(?:import|export)(?! type)[^;]*? from '([^']+)';/gm;

/** Returns the packages that a file and its imports load at startup, without those of a later `import()`. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  for (const [whole, specifier = ''] of readFileSync(file, 'utf8').matchAll(statement)) {
    // Type-only imports are erased.
    if (/\{\s*(type \w+,?\s*)+\}/.test(whole) || specifier.startsWith('node:')) continue;
    if (!specifier.startsWith('.')) found.add(specifier);
    else {
      const source = join(dirname(file), specifier.replace(/\.js$/, '.ts'));
      expect(existsSync(source), `${source}, imported by ${file}`).toBe(true);
      for (const name of packagesOf(source, seen)) found.add(name);
    }
  }
  return found;
}

// A start must take less than 400 ms. Packages added here must be small; load others with import().
it('serve loads few packages before it is ready', () => {
  const files = ['main', 'commands/serve', 'commands/serve/serve'].map((name) => `src/cli/${name}.ts`);
  const packages = new Set(files.flatMap((file) => [...packagesOf(file)]));
  expect([...packages].sort()).toEqual(['commander', 'jose']);
});
