// node scripts/bundle.mjs FOLDER: compiles the sources into few files, because loading hundreds of modules takes longer
// than everything else at the start.
import { cpSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: [
    'src/index.ts',
    'src/check.ts',
    'src/vitest.ts',
    'src/vitest-coverage.ts',
    'src/code-folder.ts',
    'src/cli/main.ts',
  ],
  outbase: 'src',
  outdir: process.argv[2],
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});

/** The pages of the console, for browsers. */
const consoleFolder = `${process.argv[2]}/console`;
await build({
  entryPoints: { app: 'src/console/main.tsx', style: 'src/console/styles/app.css' },
  entryNames: '[name]',
  outdir: consoleFolder,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  tsconfig: 'src/console/tsconfig.json',
  legalComments: 'linked',
  logLevel: 'warning',
});
for (const name of ['index.html', 'icon.svg']) cpSync(`src/console/${name}`, `${consoleFolder}/${name}`);
