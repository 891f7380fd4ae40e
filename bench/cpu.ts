import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from './calls.js';
import { signingInputs } from './capture.js';
import { ask, message, start, stop } from './child.js';
import type { Loader } from './loader.js';
import { median } from './median.js';
import type { CpuResult } from './results.js';
import { type Workload, workloadsOf } from './workloads.js';

interface Listening {
  readonly port: number;
}

interface Server extends Listening {
  readonly name: string;
  readonly child: ChildProcess;
  /** How many of the calls of a turn it gets. Slow servers get fewer. */
  readonly share: number;
}

/** Servers to measure in addition to the mock and the bare server: a file of `servers/`, and the share of the calls. */
const others = [{ name: 'prism', file: 'servers/prism.mjs', share: 0.05 }];

export interface CpuOptions {
  readonly turns: number;
  readonly only: readonly string[];
  readonly peers: boolean;
}

/**
 * Measures the CPU time of the server per round of calls, in microseconds. In each turn, all servers take the load of
 * one workload one after the other. The first turn is a warm-up.
 */
export async function measureCpu(loader: Loader, { turns, only, peers }: CpuOptions): Promise<CpuResult[]> {
  const mock = start('servers/mock.mjs');
  const { port, services } = await message<Listening & { services: Services }>(mock);
  const { workloads, answers } = await workloadsOf(port, services);
  const folder = mkdtempSync(join(tmpdir(), 'authlete-bench-'));
  const recorded = join(folder, 'answers.json');
  writeFileSync(recorded, JSON.stringify(answers));
  const servers: Server[] = [{ name: 'mock', child: mock, port, share: 1 }];
  for (const { name, file, share } of [
    { name: 'bare', file: 'servers/bare.mjs', share: 1 },
    ...(peers ? others : []),
  ]) {
    const child = start(file, [recorded]);
    servers.push({ name, child, share, port: (await message<Listening>(child)).port });
  }
  rmSync(folder, { recursive: true });
  const signer = start('servers/signer.mjs', [JSON.stringify(signingInputs(answers))]);
  await message(signer);

  const chosen = workloads.filter(({ id }) => only.length === 0 || only.includes(id));
  const takeTurn = async (workload: Workload): Promise<[name: string, microseconds: number][]> => {
    const taken: [string, number][] = [];
    for (const server of servers) taken.push([server.name, await cpuOf(loader, server, workload)]);
    if (workload.id !== 'signed') return taken;
    const { microseconds } = await ask<{ microseconds: number }>(signer, { flows: 500 });
    return [...taken, ['signatures', microseconds]];
  };
  const samples = chosen.map((): Map<string, number[]> => new Map());
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [index, workload] of chosen.entries()) {
      for (const [name, taken] of await takeTurn(workload)) {
        if (turn > 0) samples[index]?.set(name, [...(samples[index]?.get(name) ?? []), taken]);
      }
    }
  }
  await Promise.all([...servers.map(({ child }) => child), signer].map(stop));
  return chosen.map(({ id, title }, index) => ({
    id,
    title,
    microseconds: Object.fromEntries(
      [...(samples[index] ?? [])].map(([name, taken]) => [name, median(taken)]),
    ),
  }));
}

/** Returns the user and system time of the server process for one round of the calls, in microseconds. */
async function cpuOf(
  loader: Loader,
  { name, child, port, share }: Server,
  workload: Workload,
): Promise<number> {
  const stateful = name === 'mock' || name === 'bare';
  const before = await usage(child);
  const calls = await loader.load({
    port,
    token: workload.token,
    calls: stateful ? workload.calls : workload.filled,
    amount: Math.round(workload.amount * share),
    check: stateful,
  });
  return (((await usage(child)) - before) * workload.calls.length) / calls;
}

async function usage(child: ChildProcess): Promise<number> {
  const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child, {});
  return cpu.user + cpu.system;
}
