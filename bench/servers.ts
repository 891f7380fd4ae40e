import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { message, start } from './child.js';

/** A server to measure next to the mock. */
interface Candidate {
  readonly name: string;
  readonly file: string;
  /** How many of the calls of a turn it gets. Slow servers get fewer. */
  readonly share: number;
  /** Whether it repeats the responses of the mock. Prism answers with the examples of the contract. */
  readonly repeats: boolean;
}

/** A running server. */
export interface Server extends Omit<Candidate, 'file'> {
  readonly child: ChildProcess;
  readonly port: number;
}

const bare: Candidate = { name: 'bare', file: 'servers/bare.mjs', share: 1, repeats: true };

const prism: Candidate = { name: 'Prism', file: 'servers/prism.mjs', share: 0.05, repeats: false };

/** Installed by `npm run bench:install`. */
const peers: readonly Candidate[] = [
  { name: 'Mockttp', file: 'peers/mockttp.mjs', share: 0.1, repeats: true },
  { name: 'Mockoon', file: 'peers/mockoon.mjs', share: 0.1, repeats: true },
  { name: 'mountebank', file: 'peers/mountebank.mjs', share: 0.1, repeats: true },
];

const peersAreInstalled = existsSync(new URL('peers/node_modules', import.meta.url));

/** Starts the servers to compare with. `recorded` is a file with the responses of the mock. */
export async function startServers(recorded: string, all: boolean): Promise<Server[]> {
  if (all && !peersAreInstalled) {
    const names = peers.map(({ name }) => name).join(', ');
    console.log(`${names} are not measured. To install them: npm run bench:install\n`);
  }
  const servers: Server[] = [];
  for (const { file, ...candidate } of all ? [bare, prism, ...(peersAreInstalled ? peers : [])] : [bare]) {
    const child = start(file, [recorded]);
    servers.push({ ...candidate, child, port: (await message<{ port: number }>(child)).port });
  }
  return servers;
}
