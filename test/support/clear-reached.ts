import { rmSync } from 'node:fs';

/** Clears the results of an earlier run. */
export default function setup(): void {
  rmSync('test/.reached', { recursive: true, force: true });
}
