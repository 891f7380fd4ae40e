import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Running, startWith } from './command-line.js';
import type { Served } from './run-here.js';
import { servedMock } from './running-mock.js';

const serving: Served[] = [];
const running: Running[] = [];
afterEach(async () => {
  for (const server of serving.splice(0)) server.stop();
  await Promise.all(running.splice(0).map((command) => command.stop('SIGKILL')));
});

async function served(...given: Parameters<typeof servedMock>) {
  const mock = await servedMock(...given);
  serving.push(mock);
  return mock;
}

const magic = { parameters: 'grant_type=magic' };

describe('journal', () => {
  it('continues with new calls with --follow, also after the mock was away, and ends with 0', async () => {
    const words = ['--seed', 'follow', '--control-token', 'same'];
    const mock = await served(words);
    await mock.call('/auth/token', magic);
    await mock.call('/auth/introspection', { token: 'unknown' });
    const command = startWith(mock.env, 'journal', '--follow', '--limit', '1');
    running.push(command);
    const seen = (count: number) =>
      eventually(() => expect(command.out().split('\n')).toHaveLength(count + 1));
    await seen(1);
    await mock.call('/auth/token', magic);
    await seen(2);
    const { port } = new URL(mock.url);
    mock.stop();
    // The port is free when the mock has stopped.
    const again = await eventually(() => served([...words, '--port', port], mock.env));
    // A connection to the old mock may still be pooled.
    await eventually(() => again.call('/auth/introspection', { token: 'unknown' }));
    await seen(3);
    expect(await command.stop('SIGINT')).toMatchObject({ exitCode: 0, err: '' });
    expect(
      command
        .out()
        .split('\n')
        .map((line) => line.split(' POST ')[1]?.split(' ')[0]),
    ).toEqual(['/auth/introspection', '/auth/token', '/auth/introspection', undefined]);
  });

  it('with --follow ends with 2 if the mock does not come back', async () => {
    const mock = await served();
    const command = startWith(mock.env, 'journal', '--follow', '--json');
    running.push(command);
    await eventually(async () => {
      await mock.call('/auth/token', magic);
      expect(command.out()).not.toBe('');
    });
    mock.stop();
    expect(await command.ended).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^Failed to reach the mock at /),
    });
  });
});
