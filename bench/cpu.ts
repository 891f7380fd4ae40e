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
import { type Server, startServers } from './servers.js';
import { type Workload, type Workloads, workloadsOf } from './workloads.js';

export interface CpuOptions {
  readonly turns: number;
  /** The workloads to measure. */
  readonly only: readonly string[];
  /** Whether to measure other mocks too. */
  readonly all: boolean;
}

/**
 * Measures the CPU time of the servers per round of calls, in microseconds. In each turn, all servers take the calls of
 * one workload one after the other. The first turn is a warm-up.
 */
export async function measureCpu(loader: Loader, { turns, only, all }: CpuOptions): Promise<CpuResult[]> {
  const child = start('servers/mock.mjs');
  const { port, services } = await message<{ port: number; services: Services }>(child);
  const { workloads, answers } = await workloadsOf(port, services);
  const mock: Server = { name: 'mock', child, port, share: 1, repeats: true };
  const servers = [mock, ...(await startRepeating(answers, all))];
  const signer = start('servers/signer.mjs', [JSON.stringify(signingInputs(answers))]);
  await message(signer);

  const takeTurn = async (workload: Workload): Promise<[name: string, microseconds: number][]> => {
    const taken: [string, number][] = [];
    for (const server of servers) taken.push([server.name, await cpuOf(loader, server, workload)]);
    if (workload.id !== 'signed') return taken;
    const { microseconds } = await ask<{ microseconds: number }>(signer, { flows: 500 });
    return [...taken, ['signatures', microseconds]];
  };
  const chosen = workloads.filter(({ id }) => only.includes(id));
  const samples = chosen.map((): Map<string, number[]> => new Map());
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [index, workload] of chosen.entries()) {
      for (const [name, taken] of await takeTurn(workload)) {
        if (turn > 0) samples[index]?.set(name, [...(samples[index]?.get(name) ?? []), taken]);
      }
    }
  }
  await Promise.all([...servers, { child: signer }].map((server) => stop(server.child)));
  return chosen.map(({ id, title }, index) => ({
    id,
    title,
    microseconds: Object.fromEntries(
      [...(samples[index] ?? [])].map(([name, taken]) => [name, median(taken)]),
    ),
  }));
}

async function startRepeating(answers: Workloads['answers'], all: boolean): Promise<Server[]> {
  const folder = mkdtempSync(join(tmpdir(), 'authlete-bench-'));
  try {
    const recorded = join(folder, 'answers.json');
    writeFileSync(recorded, JSON.stringify(answers));
    return await startServers(recorded, all);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the user and system time of the server process for one round of the calls, in microseconds. */
async function cpuOf(loader: Loader, server: Server, workload: Workload): Promise<number> {
  const { name, child, port, share, repeats } = server;
  const before = await usage(child);
  const calls = await loader.load({
    port,
    token: workload.token,
    // The others are not asked with the values that they returned, because some return none.
    calls: name === 'mock' || name === 'bare' ? workload.calls : workload.filled,
    amount: Math.round(workload.amount * share),
    check: repeats,
  });
  return (((await usage(child)) - before) * workload.calls.length) / calls;
}

async function usage(child: ChildProcess): Promise<number> {
  const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child, {});
  return cpu.user + cpu.system;
}
