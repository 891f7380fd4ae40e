import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A network namespace of Linux, linked with this one by a cable that can be pulled. Needs root and iproute2. */
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
    const file = join(this.#folder, name);
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

  remove(): void {
    ip('link', 'del', this.#cable);
    ip('netns', 'del', this.#name);
    rmSync(this.#folder, { recursive: true });
  }
}

const ip = (...words: string[]): void => {
  execFileSync('ip', words);
};
