import { expect, it } from 'vitest';
import { openPlane } from './client.js';
import { run } from './program.js';

it('A Python program can drive the mock with its standard library alone', async () => {
  await using plane = await openPlane();
  const printed = await run(
    'python3',
    ['test/control/drive.py', plane.controlUrl, plane.token],
    'Python 3 (apt-get install python3)',
  );
  expect(printed.trimEnd().split('\n')).toEqual([
    'ok a service of its own',
    'ok a stub for the third call',
    'ok verify fails before the calls',
    'ok the report says why',
    'ok the first three calls',
    'ok verify succeeds after them',
    'ok the token is good',
    'ok the clock goes on',
    'ok the token is too old',
    'ok the journal has the call',
    'ok a reset',
    'ok an empty journal after it',
    'ok the service can go',
    'ok and is gone',
  ]);
});
