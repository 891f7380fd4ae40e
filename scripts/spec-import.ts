// npm run spec:import -- FILE|URL  writes spec/authlete-<version>.yaml
import { specCommand } from '../src/cli/commands/spec.js';
import { specFolder } from '../src/spec/pinned.js';

await specCommand().parseAsync(['import', '--out', specFolder, ...process.argv.slice(2)], { from: 'user' });
