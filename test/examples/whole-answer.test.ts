import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Authlete, HTTPClient } from '@authlete/typescript-sdk';
import { afterAll, expect, it } from 'vitest';
import { wholeAnswersWithin } from '../../examples/express-as/whole-answer.js';

const server = createServer(() => {});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

it('waits no longer than it should, even if memory is cleaned up meanwhile', async () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const authlete = new Authlete({
    bearer: 'token',
    serverURL: `http://127.0.0.1:${port}`,
    httpClient: new HTTPClient({ fetcher: wholeAnswersWithin(500) }),
  });
  const collecting = setInterval(collectGarbage, 200);
  const call = authlete.token.process({ serviceId: '1', tokenRequest: { parameters: '' } });
  await expect(call).rejects.toMatchObject({ name: 'RequestTimeoutError' });
  clearInterval(collecting);
});
