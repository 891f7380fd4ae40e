import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { nodeHandler } from '../../../src/mock/transport/node.js';

/** Hands a handler one request in each callback of one turn of the event loop, as connections do. */
const answeredTogether = (paths: readonly string[]): Promise<string[]> =>
  new Promise((resolve) => {
    const log: string[] = [];
    const handler = nodeHandler(async ({ target }) => {
      log.push(`answering ${target}`);
      await null;
      await null;
      log.push(`answered ${target}`);
      if (target === paths.at(-1)) resolve(log);
      return { status: 200, body: undefined };
    });
    for (const path of paths) {
      const request = new IncomingMessage(new Socket());
      request.url = path;
      request.on('end', () => log.push(`read ${path}`));
      request.push('{}');
      request.push(null);
      setImmediate(() => handler(request, new ServerResponse(request)));
    }
  });

describe('Requests that arrive together', () => {
  it('are all read, and then answered one after the other in the order of arrival', async () => {
    expect(await answeredTogether(['/a', '/b'])).toEqual([
      'read /a',
      'read /b',
      'answering /a',
      'answered /a',
      'answering /b',
      'answered /b',
    ]);
  });
});
