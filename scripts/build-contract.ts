// npm run build:contract [-- FOLDER]
import { fileURLToPath } from 'node:url';
import { buildContract } from './generate/built.js';

await buildContract(process.argv[2] ?? fileURLToPath(new URL('../src/spec/generated', import.meta.url)));
