import { describe, expect, it, onTestFinished } from 'vitest';
import { liveAuthlete } from '../support/conformance.js';
import { eventually } from '../support/eventually.js';
import { startWith } from './command-line.js';

// Commands start slowly while others run in parallel.
const patient = { timeout: 60_000 };

/** A mock that listens, and what starts a run with a temporary client against it. */
async function live() {
  const authlete = liveAuthlete();
  onTestFinished(() => authlete.close());
  const { url } = await authlete.listen({ port: 0 });
  const env = { AUTHLETE_API_TOKEN: authlete.accessToken, AUTHLETE_SERVICE_ID: String(authlete.serviceId) };
  const words = ['--target', url, '--allow-writes', '--rate', '20'];
  return { authlete, world: await authlete.world(), start: () => startWith(env, 'conformance', ...words) };
}

describe('conformance, interrupted', patient, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('deletes the temporary client at %s', async (signal) => {
    const { world, start } = await live();
    const running = start();
    const clients = async () => (await world.list('client')).length;
    await eventually(async () => expect(await clients()).toBe(3));
    const { exitCode, out, err } = await running.stop(signal);
    expect(await clients()).toBe(2);
    expect(err).toContain('Interrupted. The run stops after the current call and deletes what it created.\n');
    expect(err).toContain('Failed to finish the run at ');
    expect(out).toMatch(/^– not tried, interrupted: \d+ operations\n( .*\n)* .*vci_single_parse_api/m);
    expect(exitCode).toBe(2);
  });

  it('reports what it leaves behind at the second signal', async () => {
    const { authlete, world, start } = await live();
    world.stub('client_delete_api').status(503).always();
    const running = start();
    await eventually(async () => expect(await world.list('client')).toHaveLength(3));
    running.signal('SIGINT');
    await eventually(() => expect(running.err()).toContain('Interrupted.'));
    const { exitCode, err } = await running.stop('SIGINT');
    expect(err).toMatch(/Failed to delete the temporary client \d+ .*\n {2}curl -X DELETE "http:.*"\n/);
    expect(err).not.toContain(authlete.accessToken);
    expect(exitCode).toBe(2);
  });
});
