import { readFileSync } from 'node:fs';

const dockerfile = readFileSync('Dockerfile', 'utf8');

/** What follows each instruction of a name in the Dockerfile. */
export const instructions = (name: string): string[] =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(([, rest = '']) => rest);

/** The words that the container runs. */
export const entrypoint: readonly string[] = JSON.parse(instructions('ENTRYPOINT')[0] ?? '[]');

/** The port that it listens on. */
export const published = Number(instructions('EXPOSE')[0]);

/** The same words, with a free port instead. */
export const onFreePort: readonly string[] = entrypoint.map((word) =>
  word === String(published) ? '0' : word,
);
