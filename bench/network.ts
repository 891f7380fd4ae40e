import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * A network namespace of Linux, linked with this one by a cable that can be pulled. Needs root and iproute2; nftables
 * to drop packets.
 */
export class Network {
  readonly #name = `authlete-${process.pid}`;
  readonly #cable = `atk${process.pid}`.slice(0, 14);
  readonly #folder = mkdtempSync(join(tmpdir(), 'authlete-network-'));
  /** The address of what runs in it. */
  readonly address = '10.213.7.2';

  constructor() {
    const end = `${this.#cable}x`;
    ip('netns', 'add', this.#name);
    ip('link', 'add', this.#cable, 'type', 'veth', 'peer', 'name', end, 'netns', this.#name);
    ip('addr', 'add', '10.213.7.1/24', 'dev', this.#cable);
    ip('link', 'set', this.#cable, 'up');
    ip('-n', this.#name, 'addr', 'add', `${this.address}/24`, 'dev', end);
    ip('-n', this.#name, 'link', 'set', end, 'up');
  }

  /** Returns a program that runs another one in the network. */
  program(name: string): string {
    const file = join(this.#folder, basename(name));
    writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${this.#name} ${name} "$@"\n`, { mode: 0o755 });
    return file;
  }

  /** Nothing arrives any more, and no side is told. */
  pull(): void {
    ip('link', 'set', this.#cable, 'down');
  }

  plug(): void {
    ip('link', 'set', this.#cable, 'up');
  }

  /** Drops a share of the packets at random, in both directions. */
  drop(percent: number): void {
    const chain = (hook: string) =>
      `chain ${hook} { type filter hook ${hook} priority 0; numgen random mod 100 < ${percent} drop; };`;
    const rules = percent === 0 ? '' : `table inet loss { ${chain('input')} ${chain('output')} }`;
    // `delete` fails without the table, so it is added first.
    const input = `table inet loss {}\ndelete table inet loss\n${rules}\n`;
    execFileSync('ip', ['netns', 'exec', this.#name, 'nft', '-f', '-'], { input });
  }

  remove(): void {
    ip('link', 'del', this.#cable);
    ip('netns', 'del', this.#name);
    rmSync(this.#folder, { recursive: true });
  }
}

const ip = (...words: string[]): void => {
  execFileSync('ip', words);
};
