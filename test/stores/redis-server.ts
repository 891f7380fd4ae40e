import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A real Redis or Valkey that a test started, with a folder of its own. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Runs a command, such as `CONFIG SET`, with a connection of its own. */
  command(name: string, ...args: string[]): Promise<unknown>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts a killed server again, on the same port and folder. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** The Redis that tests and benchmarks start. It may be a Valkey. */
export const redisProgram = process.env['REDIS_SERVER'] ?? 'redis-server';

/** Starts a server on a free port. `args` are options of `redis-server`, such as `--appendonly yes`. */
export async function startRedis(args: readonly string[] = [], program = redisProgram): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'authlete-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...args];
  let child = await started(program, options);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get process() {
      return child;
    },
    async command(name, ...given) {
      const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true });
      try {
        await client.connect();
        return await client.call(name, ...given);
      } finally {
        client.disconnect();
      }
    },
    kill,
    async restart() {
      child = await started(program, options);
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves once the server accepts connections. */
async function started(program: string, options: readonly string[]): Promise<ChildProcess> {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${log}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('eady to accept connections')) resolve();
    });
  });
  child.removeAllListeners('exit');
  return child;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
