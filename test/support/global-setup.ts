import { existsSync, mkdirSync, rmSync } from 'node:fs';

/** Forgets what an earlier run reached. */
export default function setup(): void {
  if (!existsSync('src/spec/generated/contract.json')) {
    throw new Error('Failed to find the built contract. Please run npm run build:contract.');
  }
  rmSync('test/.reached', { recursive: true, force: true });
  mkdirSync('test/.reached', { recursive: true });
}
