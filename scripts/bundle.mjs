// node scripts/bundle.mjs FOLDER: compiles the sources into few files, because loading hundreds of modules takes longer
// than everything else at the start.
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
