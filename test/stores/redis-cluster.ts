import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { type RedisServer, startRedis } from './redis-server.js';

/** Starts a cluster of three primaries, each with some replicas. */
export async function startCluster(
  replicas: number,
  args: readonly string[] = [],
  program?: string,
): Promise<RedisServer[]> {
  const number = 3 * (1 + replicas);
  const nodes = await Promise.all(
    Array.from({ length: number }, () =>
      startRedis(['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', ...args], program),
    ),
  );
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  const create = [
    '--cluster',
    'create',
    ...addresses,
    '--cluster-replicas',
    String(replicas),
    '--cluster-yes',
  ];
  const { status, stdout, stderr } = spawnSync('redis-cli', create, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`redis-cli --cluster create failed: ${stdout}${stderr}`);
  for (const node of nodes) {
    while (!String(await node.command('cluster', 'info')).includes('cluster_state:ok')) await setTimeout(50);
  }
  return nodes;
}
