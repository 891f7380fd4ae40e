// npm run test:stores: runs a script of Node.js that needs node:sqlite, with a newer Node.js from the registry if this one
// has none.
//   node scripts/with-sqlite.mjs SCRIPT [WORD...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const words = process.argv.slice(2);
const hasSqlite = process.getBuiltinModule?.('node:sqlite') !== undefined;
const [command, ...before] = hasSqlite
  ? [process.execPath]
  : ['npm', 'exec', '--yes', '--package=node@24', '--', 'node'];
const [code] = await once(spawn(command, [...before, ...words], { stdio: 'inherit' }), 'close');
process.exitCode = code ?? 1;
