import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Running, start } from './command-line.js';

async function serving(port: string): Promise<Running> {
  const command = start('serve', '--port', port, '--json');
  onTestFinished(() => void command.stop('SIGKILL'));
  await eventually(() => expect(command.out()).toMatch(/\n/));
  return command;
}

describe('serve', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('exits with 0 at %s, and frees its port', async (signal) => {
    const command = await serving('0');
    const { port } = new URL(JSON.parse(command.out()).url);
    expect(await command.stop(signal)).toMatchObject({ exitCode: 0, signal: null, err: '' });
    expect((await serving(port)).out()).toContain(port);
  });
});
