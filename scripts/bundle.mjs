// node scripts/bundle.mjs FOLDER [ENTRY]: compiles the sources into few files, because loading hundreds of modules takes
// longer than everything else at the start. ENTRY: a benchmark to compile in the same way instead of the package.
import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';

const [outdir, entry] = process.argv.slice(2);

const published = [
  'src/index.ts',
  'src/check.ts',
  'src/vitest.ts',
  'src/vitest-coverage.ts',
  'src/code-folder.ts',
  'src/cli/main.ts',
];

await build({
  entryPoints: entry === undefined ? published : [entry],
  outbase: entry === undefined ? 'src' : dirname(entry),
  outdir,
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

if (entry === undefined) await buildConsole(`${outdir}/console`);

/** Builds the pages of the console, for browsers. */
async function buildConsole(folder) {
  await build({
    entryPoints: { app: 'src/console/main.tsx', style: 'src/console/styles/app.css' },
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    tsconfig: 'src/console/tsconfig.json',
    legalComments: 'linked',
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) cpSync(`src/console/${name}`, `${folder}/${name}`);
}
