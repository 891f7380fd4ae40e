import { readFileSync } from 'node:fs';

const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Returns the arguments of all Dockerfile instructions with a name. */
export const instructions = (name: string): string[] =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(([, rest = '']) => rest);

/** The container's command. */
export const entrypoint: readonly string[] = JSON.parse(instructions('ENTRYPOINT')[0] ?? '[]');

/** The port that the container listens on. */
export const published = Number(instructions('EXPOSE')[0]);

/** The container's command, but with a free port. */
export const onFreePort: readonly string[] = entrypoint.map((word) =>
  word === String(published) ? '0' : word,
);
