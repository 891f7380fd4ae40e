import { specCommand } from '../src/cli/commands/spec.js';

await specCommand().parseAsync(['import', ...process.argv.slice(2)], { from: 'user' });
