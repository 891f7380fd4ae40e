import { expect, it } from 'vitest';
import { openPlane } from './client.js';
import { run } from './program.js';

it('A shell script can drive the mock with curl alone', async () => {
  await using plane = await openPlane();
  await run('curl', ['--version'], 'curl (apt-get install curl)');
  const printed = await run('sh', ['test/control/drive.sh', plane.controlUrl, plane.token], 'a POSIX shell');
  expect(printed.trimEnd().split('\n')).toEqual([
    'ok a service of its own',
    'ok a stub for the third call',
    'ok verify fails before the calls',
    'ok the first call',
    'ok the second call',
    'ok the third call',
    'ok verify succeeds after them',
    'ok the token is good',
    'ok the clock goes on',
    'ok the token is too old',
    'ok the journal has the calls',
    'ok a reset',
    'ok the service can go',
    'ok and is gone',
  ]);
});
